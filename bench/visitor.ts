import type { Looked } from '#lib/board/probes';
import { boardDay, boardSections } from '#lib/board/queries';
import type { BoardSections, SectionView } from '#lib/posts/post/schema';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { BOARD } from '../prisma/sample/rosengarten.ts';

/** In the middle of the town that `npm run populate` makes. */
export const HOME: string = cellAt(BOARD.point.lat, BOARD.point.lng, AREA);
const ASKED: Looked = { area: HOME, reach: 'walk', kind: null, q: null, after: null };

/** The board, asked so. */
export async function board(asked: Partial<Looked> = {}): Promise<string> {
  return sizesOf(await boardSections({ ...ASKED, ...asked }));
}

/** The day after tomorrow, asked so; with `on`, where it goes on. */
export async function day(asked: Partial<Looked> = {}, on = false): Promise<string> {
  const looked = { ...ASKED, ...asked };
  const date = addDays(todayIn(zone(), now()), 2);
  const { section } = await boardDay(looked, date);
  if (!on || !section.more) return sizeOf(section);
  const { section: next } = await boardDay({ ...looked, after: section.more.after }, date);
  return `${sizeOf(section)} ${sizeOf(next)}`;
}

function sizesOf({ going, sections }: BoardSections): string {
  const shown = itemsOf(sections.only(({ name }) => name !== 'today')).map(
    ({ cards }) => itemsOf(cards).length,
  );
  const today = itemsOf(sections).find(({ name }) => name === 'today');
  return [itemsOf(today?.cards).length + itemsOf(going).length, ...shown].join(' ');
}

/** What is measured has to be of one size: outside the board somebody may count. */
const sizeOf = ({ cards }: SectionView) => `${itemsOf(cards).length}`;
