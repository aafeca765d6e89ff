import { randomUUID } from 'node:crypto';
import { boardDay } from '#lib/board/queries';
import { database } from '#lib/platform/database/client';
import { wideOf } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';
import { toSearchText } from '#lib/values/text/search-text';
import { addDays, dayEnd, dayStart, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { SEARCHES, TOLD } from '../prisma/sample/searches.ts';
import { HOME } from './visitor.ts';

// What is looked for among all the others: a dozen posts that say the same rare words, and the table of searches, which is tried here.
// Prints, as JSON, which searches did not find what they must, or found what they must not.
const today = todayIn(zone(), new Date());
/** A day on which few others stand, so that one page holds all that is found. */
const DAY = addDays(today, 45);

const before = { title: 'Quittenkompott im Glas', words: 'Solange es reicht' };
await database().post.deleteMany({ where: { area: HOME, ...before } });
for (let at = 0; at < 12; at++) await put(before.title, before.words, addDays(today, at % 6));
const told = new Map<string, string>();
for (const [name, [title, words]] of Object.entries(TOLD)) told.set(await put(title, words ?? '', DAY), name);
const wrong: string[] = [];
for (const [language, query, finds] of SEARCHES) {
  const asked = { area: HOME, reach: 'walk' as const, kind: 'offer' as const, q: query, after: null };
  const { section } = await boardDay(asked, DAY);
  const found = itemsOf(section.cards).flatMap(({ id }) => told.get(id) ?? []);
  if ([...found].sort().join() !== [...finds].sort().join())
    wrong.push(`${language} “${query}”: ${found.join(', ') || 'nothing'}`);
}
await database().post.deleteMany({ where: { id: { in: [...told.keys()] } } });
console.log(JSON.stringify({ of: SEARCHES.length, wrong }));
process.exit();

async function put(title: string, words: string, day: string): Promise<string> {
  const where = { area: HOME, wide: wideOf(HOME) };
  const { id } = await database().post.create({
    data: {
      ...{
        id: randomUUID(),
        kind: 'OFFER',
        title,
        words,
        ...where,
        searchText: toSearchText(`${title}\n${words}`),
      },
      occurrences: {
        create: [{ kind: 'DATE', starts: dayStart(day, zone()), ends: dayEnd(day, zone()), ...where }],
      },
    },
  });
  return id;
}
