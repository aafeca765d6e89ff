import { expect, test } from 'vitest';
import { beCarefulAgain, welcome } from '#lib/people/careful/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { showTheWay } from '#lib/posts/arrival/mutations';
import { arrival } from '#lib/posts/arrival/queries';
import { cannotCome } from '#lib/posts/joinings/mutations';
import { hearsWhoComes, joinings } from '#lib/posts/joinings/queries';
import { setLetIn } from '#lib/posts/let-in/mutations';
import { come, DOOR, type Gathering, gathering, meaning, tap } from '#lib/posts/let-in/testing';
import { itemsOf } from '#lib/values/several';

/** Who may be looking, and what they did before. `at` is what they look at. */
const LOOKERS: Record<string, (at: Gathering) => Promise<Viewer | null>> = {
  visitor: async () => null,
  'somebody who does not come': () => somebody(),
  'a newcomer by name': async (at) => coming(await newcomer(), at),
  'somebody known by name': async (at) => coming(await somebody(), at),
  'a newcomer without a name': async (at) => coming(await newcomer(), at, true),
  'somebody known without a name': async (at) => coming(await somebody(), at, true),
  'a newcomer who is let in': async (at) => letInTo(await coming(await newcomer(), at), at),
  'somebody without a name who is let in': async (at) =>
    letInTo(await coming(await somebody(), at, true), at),
  'a newcomer, let in and taken back': async (at) => {
    const viewer = await letInTo(await coming(await newcomer(), at), at);
    await tap(viewer, at, false);
    return viewer;
  },
  'somebody let in who came no more and comes again': async (at) => {
    const viewer = await letInTo(await coming(await newcomer(), at), at);
    await cannotCome(viewer, at.date);
    return coming(viewer, at);
  },
  'somebody known who comes no more': async (at) => {
    const viewer = await coming(await somebody(), at);
    await cannotCome(viewer, at.date);
    return viewer;
  },
  'the host': async ({ host }) => host,
};

async function coming(viewer: Viewer, at: Gathering, unnamed = false): Promise<Viewer> {
  await come(viewer, at, unnamed);
  return viewer;
}

async function letInTo(viewer: Viewer, at: Gathering): Promise<Viewer> {
  expect(await tap(viewer, at)).toBe(at.id);
  return viewer;
}

const LET_IN = ['a newcomer who is let in', 'somebody without a name who is let in', 'the host'];
/** Who sees the words about the door and who comes, at which door; nobody else does. */
const SEES: [where: string, door: Parameters<typeof gathering>[0], who: string[]][] = [
  ['a home', { isHome: true }, LET_IN],
  ['a home whose author opened it to all', { isHome: true, forAll: true }, LET_IN],
  ['another place', {}, [...LET_IN, 'somebody known by name']],
  [
    'another place that is open to all who come',
    { forAll: true },
    Object.keys(LOOKERS).filter(
      (who) => !['visitor', 'somebody who does not come', 'somebody known who comes no more'].includes(who),
    ),
  ],
];
const CASES = SEES.flatMap(([where, door, who]) =>
  Object.keys(LOOKERS).map((looker) => ({ where, door, looker, sees: who.includes(looker) })),
);

test.each(CASES)('at $where, $looker sees the way and who comes: $sees', async ({ door, looker, sees }) => {
  const at = await gathering(door);
  const other = await coming(await somebody(), at);
  const viewer = (await LOOKERS[looker]?.(at)) ?? null;
  const view = (await joinings(viewer, at.id)).get(at.date);
  expect(view?.names ? itemsOf(view.names).includes(other.name) : view?.names).toBe(sees || null);
  expect(await hearsWhoComes(viewer, at.id)).toBe(sees);
  const isHost = looker === 'the host';
  expect((await arrival(viewer, at.id))?.for).toBe(sees ? (isHost ? 'host' : 'asking') : undefined);
  expect(viewer && (await showTheWay(viewer, at.id))).toBe(viewer && sees && !isHost);
  const seen = await arrival(viewer, at.id);
  expect(seen).toEqual(sees ? expect.objectContaining({ words: DOOR }) : null);
  // What is for hosts alone.
  expect([view?.guests ?? null, view?.door ?? null].every((each) => each === null)).toBe(!isHost);
});

test('only a host lets in, whom they mean and nobody else, and only who comes', async () => {
  const at = await gathering({ isHome: true });
  const [guest, hidden, other] = [await newcomer(), await newcomer(), await newcomer()];
  await come(guest, at);
  await come(hidden, at, true);
  const occurrenceId = at.date;
  for (const viewer of [guest, hidden, other, await somebody()])
    expect(
      await setLetIn(viewer, { occurrenceId, meant: { name: guest.name }, isLetIn: true }),
    ).toBeUndefined();
  // Nobody is found by a name that they do not show.
  for (const name of [hidden.name, other.name, 'Nobody'])
    expect(await setLetIn(at.host, { occurrenceId, meant: { name }, isLetIn: true })).toBeUndefined();
  const words = { meant: { knownAs: '' }, isLetIn: true };
  expect(await setLetIn(at.host, { occurrenceId, ...words })).toBeUndefined();
  expect(await setLetIn(at.host, { occurrenceId: 'x', ...words })).toBeUndefined();
  expect(await database().joining.findFirst({ where: { occurrenceId, letIn: true } })).toBeNull();
  await tap(hidden, at);
  const rows = await database().joining.findMany({ where: { occurrenceId, letIn: true } });
  expect(rows.map(({ personId }) => personId)).toEqual([hidden.id]);
});

test('a host lets in one of several who do not show their names, each by two words that say nothing of them', async () => {
  const at = await gathering({ isHome: true });
  const [one, two, named] = [await newcomer(), await newcomer(), await newcomer()];
  for (const viewer of [one, two]) await come(viewer, at, true);
  await come(named, at);
  await tap(one, at);
  const guests = itemsOf((await joinings(at.host, at.id)).get(at.date)?.guests);
  expect(guests[0]).toMatchObject({ name: named.name, knownAs: null, stands: 'outside' });
  const hidden = guests.slice(1).map(({ knownAs, name, stands }) => ({ knownAs, name, stands }));
  const expected = await Promise.all(
    [one, two].map(async (viewer, which) => ({
      ...(await meaning(viewer, at)),
      name: null,
      stands: which === 0 ? 'let in' : 'outside',
    })),
  );
  expect(hidden).toEqual(
    expected.sort((a, b) =>
      String('knownAs' in a && a.knownAs) < String('knownAs' in b && b.knownAs) ? -1 : 1,
    ),
  );
  for (const { guest } of guests.slice(1)) expect(guest).toMatch(/^\S+ words [a-z]+ [a-z]+$/);
  // Those who come see their own words alone, and only while these say anything.
  const theirs = async (viewer: Viewer) => (await joinings(viewer, at.id)).get(at.date);
  expect((await theirs(one))?.knownAs).toBeNull();
  expect({ knownAs: (await theirs(two))?.knownAs }).toEqual(await meaning(two, at));
  expect(itemsOf((await theirs(one))?.names)).toEqual([named.name]);
});

test('whoever shows their name and hides it again stands there by other words', async () => {
  const at = await gathering({ isHome: true });
  const guest = await newcomer();
  await come(guest, at, true);
  const before = await meaning(guest, at);
  await come(guest, at, true);
  expect(await meaning(guest, at)).toEqual(before);
  await come(guest, at, false);
  await come(guest, at, true);
  expect(await meaning(guest, at)).not.toEqual(before);
});

test('where all who come are in, those who do not show their name are hinted at to nobody', async () => {
  const at = await gathering({ forAll: true });
  await come(await somebody(), at, true);
  expect((await joinings(at.host, at.id)).get(at.date)?.guests?.isEmpty).toBe(true);
});

test('whoever the keeper makes careful again is out, but for whom a host let in', async () => {
  const at = await gathering();
  const [one, two] = [await newcomer(), await newcomer()];
  for (const viewer of [one, two]) {
    await welcome(at.host, viewer.name);
    await come(viewer, at);
  }
  await tap(two, at);
  for (const viewer of [one, two]) expect((await arrival(viewer, at.id))?.for).toBe('asking');
  await beCarefulAgain();
  expect(await arrival(one, at.id)).toBeNull();
  expect((await arrival(two, at.id))?.for).toBe('asking');
});

test('a place that is said to be a home shuts its door at once', async () => {
  const at = await gathering();
  const guest = await somebody();
  await come(guest, at);
  await showTheWay(guest, at.id);
  expect(await arrival(guest, at.id)).toMatchObject({ words: DOOR });
  await database().place.updateMany({ where: { posts: { some: { id: at.id } } }, data: { isHome: true } });
  expect(await arrival(guest, at.id)).toBeNull();
  expect((await joinings(guest, at.id)).get(at.date)?.names).toBeNull();
});
