import { type Ear, listening } from '#e2e/promise/compare/answers';
import type { Scene } from '#e2e/promise/compare/scene';
import type { Client } from '#siege/client';

/** Where each listens, and as whom: as a visitor unless said. */
export type Listener = { url: string; cookie?: string };

/**
 * What is heard of it while something is done, by those whom it does not concern: where a visitor is let listen at all, and where others are
 * told that something changed. Whatever a board says of it has been said by then: it says things in their order, and a witness has heard what
 * came behind.
 */
export async function heardWhile(
  { url, ask, activity, offer, placeId }: Scene,
  { visitor, other, witness }: { visitor: Listener; other: Listener; witness: Client },
  done: () => Promise<unknown>,
): Promise<{ byVisitor: string[]; byOther: string[] }> {
  const abouts = [`post:${activity}`, `post:${offer}`, `place:${placeId}`, 'letters'];
  const open = (listener: Listener, about: string) =>
    listening(`${listener.url}/live?about=${about}`, listener.cookie);
  const last = await open({ url, cookie: witness.head.cookie }, 'letters');
  const [theirs = [], others = []] = await Promise.all(
    [visitor, other].map((listener) => Promise.all(abouts.map((about) => open(listener, about)))),
  );
  try {
    await done();
    await ask(`SELECT pg_notify('fournil', 'letters:' || id) FROM "Person" WHERE name = '${witness.name}'`);
    await last.hears('data: changed');
    const heard = (ears: Ear[], is: (said: string) => boolean) =>
      ears.map((ear, at) => `${abouts[at]}: ${ear.heard()}`).filter(is);
    return {
      byVisitor: heard(theirs, (said) => !/^\S+: 404\n/.test(said)),
      byOther: heard(others, (said) => !said.startsWith('letters') && said.includes('changed')),
    };
  } finally {
    for (const ear of [last, ...theirs, ...others]) ear.close();
  }
}
