import 'server-only';
import { endFirstDays } from '#lib/people/careful/mutations';
import type { Viewer } from '#lib/people/viewer';
import type { Transaction } from '#lib/platform/database/client';
import { Declined } from '#lib/platform/form/declined';
import { changed } from '#lib/platform/live/changed';
import { wideOf } from '#lib/values/geo/cell';
import { sha256 } from '#lib/values/text/random';
import { toSearchText } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { dayEnd, todayIn } from '#lib/values/time/day';
import { toTheMinute } from '#lib/values/time/minute';
import { spanOf } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

/** What the holder of the opening link answered. */
export type Opening = { name: string; language: string; area: string | null };

/** What is on today: its first line, and the hour ('HH:MM') where it has one. */
export type Today = { title: string; hour: string | null };

/**
 * Opens the board with its opening link, and calls what is on today.
 * @throws Declined where the link was used meanwhile.
 */
export async function openBoardWith(
  viewer: Viewer,
  { token, opening, today }: { token: string; opening: Opening; today: Today | null },
  db: Transaction,
): Promise<void> {
  await openBoard(viewer, { token, opening }, db);
  if (today) await callToday(viewer, { ...today, area: opening.area }, db);
  await changed(db);
}

/**
 * Opens the board with its opening link, which is used up by that, and makes its first person welcome.
 * @throws Declined where the link was used meanwhile: nothing is written.
 */
async function openBoard(
  viewer: Viewer,
  { token, opening: { name, language, area } }: { token: string; opening: Opening },
  db: Transaction,
): Promise<void> {
  const used = await db.board.updateMany({
    where: { id: 'board', openingHash: sha256(token) },
    data: { name, language, area, openingHash: null },
  });
  if (used.count === 0) throw new Declined({ '': 'board.used' });
  await endFirstDays(viewer, db);
}

async function callToday(
  viewer: Viewer,
  { title, hour, area }: Today & Pick<Opening, 'area'>,
  db: Transaction,
) {
  const wide = area && wideOf(area);
  const day = todayIn(zone(), now());
  const { starts, ends } = spanOf(day, { startHour: hour, endHour: null }, zone());
  // Called after its hour it is still on: till the day ends.
  const until = ends > now() ? ends : dayEnd(day, zone());
  await db.post.create({
    data: {
      kind: 'ACTIVITY',
      title,
      area,
      wide,
      startHour: hour,
      searchText: toSearchText(title),
      changedAt: toTheMinute(now()),
      hosts: { create: { personId: viewer.id } },
      occurrences: { create: { kind: hour ? 'HOUR' : 'DATE', area, wide, starts, ends: until } },
    },
  });
}
