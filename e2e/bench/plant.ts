import { randomUUID } from 'node:crypto';
import { database } from '#lib/database/client';
import { boardDay } from '#lib/posts/board';
import { toFind } from '#lib/text/find';
import { addDays, dayEnd, dayStart, todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';
import { wideOf } from '#lib/where/cell';
import { SEARCHES, TOLD } from '../../prisma/sample/searches.ts';
import { HOME } from './looking.ts';

// What is looked for among all the others: a dozen posts that say the same rare words, and the table of searches, which is tried here.
// Prints, as JSON, which searches did not find what they must, or found what they must not.
const today = todayIn(zone(), new Date());
/** A day on which few others stand, so that one page holds all that is found. */
const DAY = addDays(today, 45);

for (let at = 0; at < 12; at++)
  await put('Quittenkompott im Glas', 'Solange es reicht', addDays(today, at % 6));
const told = Object.values(TOLD);
for (const [title, words] of told) await put(title, words ?? '', DAY);
const wrong: string[] = [];
const titles = new Set(told.map(([title]) => title));
for (const [language, query, finds] of SEARCHES) {
  const asked = { area: HOME, reach: 'walk' as const, kind: 'offer' as const, q: query, after: null };
  const { section } = await boardDay(null, asked, DAY);
  const found = new Set(section.cards.map(({ title }) => title).filter((title) => titles.has(title)));
  const wanted = finds.map((name) => TOLD[name]?.[0] ?? '');
  if (wanted.some((title) => !found.has(title)) || found.size !== wanted.length)
    wrong.push(`${language} “${query}”: ${[...found].join(' | ') || 'nothing'}`);
}
await database().post.deleteMany({
  where: { title: { in: [...titles] }, words: { in: told.map(([, words]) => words ?? '') } },
});
console.log(JSON.stringify({ of: SEARCHES.length, wrong }));
process.exit();

async function put(title: string, words: string, day: string): Promise<void> {
  const there = await database().day.findFirst({
    where: { starts: dayStart(day, zone()), area: HOME, post: { title, words } },
    select: { id: true },
  });
  if (there && title in TOLD) return;
  const where = { area: HOME, wide: wideOf(HOME) };
  await database().post.create({
    data: {
      ...{ id: randomUUID(), kind: 'OFFER', title, words, ...where, folded: toFind(`${title}\n${words}`) },
      days: {
        create: [{ kind: 'DATE', starts: dayStart(day, zone()), ends: dayEnd(day, zone()), ...where }],
      },
    },
  });
}
