import 'server-only';
import { vouches } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { WORDS_OF_A_DOOR, weekOf, weeksThatOpen } from '#lib/places/door-word/rules';
import { keyedHash } from '#lib/platform/config/keys';
import type { Transaction } from '#lib/platform/database/client';
import { normalisePassphrase, wordsOf } from '#lib/values/text/passphrase';
import { type PeopleWords, written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** More places than a board has; beyond them, the door of one says nothing. */
const MOST_PLACES = 5_000;

/** The words on a place's door in a week that begins on a day: made from the board's secret, kept nowhere. */
const doorWord = (placeId: string, week: string): PeopleWords =>
  written(wordsOf(keyedHash('door word', `${placeId} ${week}`), WORDS_OF_A_DOOR));

/** This week's words for a place's door, for whoever vouches for newcomers: they write them there. */
export async function wordForDoor(viewer: Viewer, placeId: string): Promise<PeopleWords | undefined> {
  return (await vouches(viewer)) ? doorWord(placeId, weekOf(todayIn(zone(), now()))) : undefined;
}

/** Whether words stand on the door of a place here, this week or last. */
export async function isOnADoor(typed: string, db: Transaction): Promise<boolean> {
  const said = normalisePassphrase(typed);
  const places = await db.place.findMany({
    where: { closedAt: null },
    select: { id: true },
    take: MOST_PLACES,
  });
  const weeks = weeksThatOpen(todayIn(zone(), now()));
  return places.some(({ id }) => weeks.some((week) => doorWord(id, week) === said));
}
