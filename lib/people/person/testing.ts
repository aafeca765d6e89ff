import { endFirstDays } from '#lib/people/careful/mutations';
import { signUp } from '#lib/people/person/mutations';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';

/** Names that nobody has yet, none of which looks like another. */
function* names(): Generator<string, never> {
  for (let made = 0; ; made++)
    yield `Some${made.toString(4).replace(/\d/g, (digit) => 'abcd'[Number(digit)] ?? '')}`;
}
const unused = names();

type Given = { mail?: boolean; name?: string };

/** Somebody for a test, past careful days, by a name that nobody else has in its database unless one is given; with `mail`, somebody told by mail. */
export async function somebody(given: Given | string = {}): Promise<Viewer> {
  const { mail = false, name = '' } = typeof given === 'string' ? { name: given } : given;
  const viewer = await newcomer(name);
  await endFirstDays(viewer);
  // To be told, an address is enough to be known of.
  if (mail)
    await database().person.update({ where: { id: viewer.id }, data: { emailHash: Buffer.from(viewer.id) } });
  return viewer;
}

/** Somebody for a test who came in just now, and is careful. */
export async function newcomer(name = ''): Promise<Viewer> {
  const signedUp = await signUp(name || unused.next().value);
  if (!signedUp) throw new Error(`${name} was taken`);
  return signedUp.viewer;
}
