import { expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { foldThing } from '#lib/folds/mutations';
import { beginLetters } from '#lib/letters/mutations';
import { endCarefulDays, welcome } from '#lib/people/careful/mutations';
import { invite } from '#lib/people/invitation/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { closePlace } from '#lib/places/closing/mutations';
import { wordForDoor } from '#lib/places/door-word/queries';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { callOff } from '#lib/posts/occurrences/mutations';
import { activity, inDays } from '#lib/posts/post/testing';

// What whoever is new, whoever was welcomed early, and whoever is past their careful days may do (docs/decisions/newcomers.md).

type Act = (viewer: Viewer) => Promise<boolean>;
type Row = [act: string, does: Act, may: { newcomer: boolean; welcomed: boolean; settled: boolean }];

const ALL = { newcomer: true, welcomed: true, settled: true };
const KNOWN = { newcomer: false, welcomed: true, settled: true };
/** Whoever was welcomed vouches for nobody until their own days would have ended. */
const VOUCHING = { newcomer: false, welcomed: false, settled: true };

const message = async () => {
  const [author, place] = [await somebody(), await openedPlace()];
  const written = await writeMessage(author, { about: { placeId: place.id }, words: 'It draws well' });
  return { author, place, thing: { kind: 'message' as const, id: written?.id ?? '' } };
};
const folds =
  (reason: 'GIVES_AWAY' | 'HURTS'): Act =>
  async (viewer) =>
    (await foldThing(viewer, (await message()).thing, { reason, words: '' })).kind === 'folded';
const gathering = async (hosts: Viewer[]) => {
  const { occurrences } = await activity(hosts, [inDays(2)]);
  return occurrences[0]?.id ?? '';
};
const callsOff = async (viewer: Viewer, date: string) =>
  (await callOff(viewer, date, { words: 'It pours' })).kind === 'changed';

const TABLE: Row[] = [
  [
    'write words at a place',
    async (viewer) => {
      const { place } = await message();
      return (await writeMessage(viewer, { about: { placeId: place.id }, words: 'May I?' })) !== undefined;
    },
    ALL,
  ],
  ['fold what gives somebody away', folds('GIVES_AWAY'), ALL],
  ['fold what hurts', folds('HURTS'), KNOWN],
  [
    'begin letters to whoever answered them',
    async (viewer) => {
      const { author, place } = await message();
      const about = { placeId: place.id };
      await writeMessage(viewer, { about, words: 'May I?' });
      await writeMessage(author, { about, words: 'Gladly' });
      return (
        (await database().$transaction((db) =>
          beginLetters(viewer, { name: author.name, words: 'Thank you' }, db),
        )) !== undefined
      );
    },
    KNOWN,
  ],
  ['close a place', async (viewer) => closePlace(viewer, (await openedPlace()).slug), KNOWN],
  ['call off what they host', async (viewer) => callsOff(viewer, await gathering([viewer])), ALL],
  [
    'call off what they come to, where no host answers',
    async (viewer) => {
      const date = await gathering([await somebody()]);
      await database().person.updateMany({ where: { id: { not: viewer.id } }, data: { hereOn: null } });
      await database().joining.create({ data: { occurrenceId: date, personId: viewer.id } });
      return callsOff(viewer, date);
    },
    KNOWN,
  ],
  [
    'welcome somebody new',
    async (viewer) => (await welcome(viewer, (await newcomer()).name)) !== undefined,
    VOUCHING,
  ],
  [
    'invite one who is welcome at once',
    async (viewer) => {
      await invite(viewer, false);
      return (await database().invitation.findFirst({ where: { welcomes: true } })) !== null;
    },
    VOUCHING,
  ],
  [
    'see the words for a door',
    async (viewer) => (await wordForDoor(viewer, (await openedPlace()).id)) !== undefined,
    VOUCHING,
  ],
];

async function welcomed(): Promise<Viewer> {
  const viewer = await newcomer();
  await endCarefulDays(viewer, database());
  return viewer;
}

test.each(TABLE)('%s', async (_, does, may) => {
  const did = {
    newcomer: await does(await newcomer()),
    welcomed: await does(await welcomed()),
    settled: await does(await somebody()),
  };
  expect(did).toEqual(may);
});
