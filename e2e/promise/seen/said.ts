import type { Scene } from '#e2e/promise/compare/scene';
import type { Client, Page } from '#siege/client';
import { found, inDays, word } from '#siege/words';

// A neighbourhood in which everybody stands otherwise to one host, and in which each thing that only some may read holds a word of its own.

/** How somebody stands: whoever is nobody here, those with a name, and how they stand to the host. */
export const ROLES = [
  ...['a visitor', 'newcomer', 'welcomed', 'settled', 'comes by name', 'comes unnamed'],
  ...['newcomer let in', 'host', 'does not see them', 'whom they do not see', 'was folded'],
] as const;
export type Role = (typeof ROLES)[number];

export type Said = {
  people: Map<Role, Client>;
  /** What only some may read: the word by which it is known. */
  secrets: Map<string, string>;
  /** Pages to which no link may lead. */
  pages: string[];
};

/** By this word, which stands beside every secret, they are searched for. */
export const BESIDE = 'quincewood';

/** Has everybody come in, say and do what is theirs, by the forms of the board. */
export async function everybodySpeaks(scene: Scene): Promise<Said> {
  const people = new Map<Role, Client>();
  const secrets = new Map<string, string>();
  const secret = (what: string) => {
    secrets.set(what, word());
    return `${BESIDE} ${secrets.get(what)}`;
  };
  const comeIn = async (role: Role, what?: string) => {
    const client = await scene.comeIn(what ? `Jo ${secret(what)}` : `Jo ${word()}`);
    people.set(role, client);
    return client;
  };
  const host = await comeIn('host');
  const [newcomer, letIn] = [await comeIn('newcomer'), await comeIn('newcomer let in')];
  await comeIn('welcomed');
  const settled = await comeIn('settled');
  const comes = await comeIn('comes by name', 'who comes');
  const unnamed = await comeIn('comes unnamed', 'who comes unnamed');
  const [mutes, muted] = [await comeIn('does not see them'), await comeIn('whom they do not see')];
  const folded = await comeIn('was folded');

  const { place } = scene;
  const when = { when: 'day', day: inDays(3), start: '15:00', end: '17:00' };
  const post = async (path: string, given: Record<string, string>) => {
    const page = await host.send(await host.open(path), 'title', { title: `Rye ${word()}`, ...given });
    return found(page.path, /(\/posts\/[0-9a-f-]{36})/);
  };
  const opened = async (given: Record<string, string>) =>
    host.send(await host.open('/open'), 'placeName', { placeName: `Yard ${word()}`, home: 'yes', ...given });

  const offer = await post('/offer', { when: 'any', title: `Rye ${secret('a title')}` });
  const activity = await post('/together', {
    ...{ ...when, place, arrival: secret('the way to an activity') },
  });
  const home = found((await opened({ words: 'Warm' })).path, /\/places\/([^/?#]+)/);
  const supper = await post('/together', {
    ...{ ...when, place: home, arrival: secret('the way to a home'), waitWhere: secret('where to wait') },
  });
  const hiddenHome = await opened({ whereWords: secret('where a hidden home is') });
  await host.send(hiddenHome, 'hideHere');

  // Who comes, and who is let in.
  const joins = async (client: Client, path: string, given: Record<string, string> = {}) =>
    client.send(await client.open(path), 'joinDay', given);
  for (const path of [activity, supper]) {
    await joins(comes, path);
    await joins(unnamed, path, { unnamed: 'yes' });
    await joins(letIn, path);
  }
  await scene.ask(
    carefulUntil(newcomer, 'carefulUntil'),
    carefulUntil(letIn, 'carefulUntil'),
    carefulUntil(people.get('welcomed'), 'vouchesFrom'),
    `UPDATE "Joining" j SET "letIn" = true FROM "Person" p WHERE p.id = j."personId" AND p.name = '${letIn.name}'`,
  );
  for (const [client, path] of [
    [comes, activity],
    [letIn, activity],
    [letIn, supper],
  ] as const)
    await client.send(await client.open(path), 'showMeTheWay');

  // What people say, and what becomes of it.
  const says = async (client: Client, words: string, path = offer) => {
    await client.send(await client.open(path), 'write', { words });
    const [message] = await scene.ask(`SELECT id FROM "Message" WHERE body LIKE '%${words}%'`);
    return message?.id ?? '';
  };
  await says(mutes, secret('words of who does not see somebody'));
  await says(muted, secret('words of whom somebody does not see'));
  const closed = await says(folded, secret('words that were closed'));
  const hidden = await says(folded, secret('words that were hidden'));
  await says(newcomer, secret('words of a newcomer'));
  await host.send(await host.open('/me'), 'chooseLooksFirst');
  await says(newcomer, secret('words that wait'));
  await says(settled, secret('words at an activity'), activity);
  await mutes.send(await mutes.open(`/people/${encodeURIComponent(muted.name ?? '')}`), 'muteThem');
  const closing = await settled.open(`/fold/message/${closed}`);
  await settled.send(closing, 'words', { words: 'It hurts' });
  const hides = async (client: Client, page: Page, bound: string) => client.send(page, 'hide', {}, { bound });
  await hides(settled, await settled.open(offer), hidden);
  const gone = await post('/offer', { when: 'any', title: `Rye ${secret('a title that was hidden')}` });
  await hides(newcomer, await newcomer.open(gone), gone.slice(-36));

  await host.send(await host.open('/me'), 'changeWords', { words: secret('words about oneself') });
  await host.send(await host.open(`/people/${encodeURIComponent(settled.name ?? '')}`), 'beginTo', {
    words: secret('a letter'),
  });
  const letters = found((await settled.open('/letters')).answer.text, /href="(\/letters\/[0-9a-f-]{36})/);
  await settled.send(await settled.open(letters), 'showFirst');
  await host.send(await host.open('/watch'), 'q', { q: secret('what somebody watches for') });
  return { people, secrets, pages: [offer, activity, supper, gone, hiddenHome.path, `/places/${home}`] };
}

const carefulUntil = (client: Client | undefined, column: 'carefulUntil' | 'vouchesFrom') =>
  `UPDATE "Person" SET "${column}" = now() + interval '2 days' WHERE name = '${client?.name}'`;
