import { beforeEach, expect, test, vi } from 'vitest';
import { type WanderResult, wander } from '#lib/board/wander';
import { database } from '#lib/platform/database/client';
import { areaOf, placeCell } from '#lib/values/geo/cell';
import { randomToken } from '#lib/values/text/random';
import { atHour } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';
const NOW = atHour('2031-10-24', '12:00', ZONE);
const HERE = areaOf(placeCell(52.52, 13.4)) as string;
const FAR = areaOf(placeCell(48.85, 2.35)) as string;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  await database().post.deleteMany();
  await database().place.deleteMany();
});

type Given = { kind?: 'ACTIVITY' | 'OFFER'; area?: string; calledOff?: boolean; withdrawnAt?: Date };

async function on(
  days: string[],
  { kind = 'ACTIVITY', area = HERE, calledOff = false, ...more }: Given = {},
) {
  const dates = days.map((day) => ({
    ...{ kind: 'HOUR' as const, area, calledOff },
    starts: atHour(day, '18:00', ZONE),
    ends: atHour(day, '20:00', ZONE),
  }));
  const data = { kind, title: 'Baking', area, ...more, occurrences: { create: dates } };
  return (await database().post.create({ data })).id;
}

async function saying(words: string): Promise<string> {
  const until = atHour('2031-10-24', '16:00', ZONE);
  const place = { slug: randomToken().toLowerCase(), name: 'The mill', area: HERE };
  const data = { ...place, today: { create: { words, until } } };
  return (await database().place.create({ data })).slug;
}

const around = { area: HERE, reach: 'walk' as const };
const draw = (last: string | null = null): Promise<WanderResult | null> => wander(around, last);
/** All that is ever drawn, in many draws. */
async function drawn(last: string | null = null): Promise<string[]> {
  const keys = new Set<string>();
  for (let time = 0; time < 40; time++) keys.add((await draw(last))?.key ?? 'nothing');
  return [...keys].sort();
}

test('where nothing is on, nothing is drawn', async () => {
  expect(await draw()).toBeNull();
});

test('what is on around here, today or soon, and nothing else', async () => {
  const [today, soon] = [await on(['2031-10-24']), await on(['2031-10-27'])];
  const slug = await saying('The oven is warm');
  await on(['2031-10-28']); // later than soon
  await on(['2031-10-23']); // over
  await on(['2031-10-25'], { calledOff: true });
  await on(['2031-10-25'], { withdrawnAt: NOW });
  await on(['2031-10-25'], { kind: 'OFFER' });
  await on(['2031-10-25'], { area: FAR });
  expect(await drawn()).toEqual([today, soon, slug].sort());
});

test('what was shown last is not drawn again, but where there is nothing else', async () => {
  const [one, other] = [await on(['2031-10-24']), await on(['2031-10-25'])];
  expect(await drawn(one)).toEqual([other]);
  await database().post.delete({ where: { id: other } });
  expect(await drawn(one)).toEqual([one]);
});

test('each is as likely as any other, whatever number of dates it has', async () => {
  const [often] = [
    await on(['2031-10-24', '2031-10-25', '2031-10-26', '2031-10-27']),
    await on(['2031-10-27']),
  ];
  let times = 0;
  for (let time = 0; time < 150; time++) if ((await draw())?.key === often) times++;
  // Even chances give seventy-five, five standard deviations from here; four dates against one would give a hundred and twenty.
  expect(times).toBeGreaterThan(45);
  expect(times).toBeLessThan(105);
}, 60_000);

test('one that is drawn is shown on its next date', async () => {
  const id = await on(['2031-10-26', '2031-10-25']);
  const found = await draw();
  expect(found).toMatchObject({ is: 'activity', key: id, card: { day: { day: '2031-10-25' } } });
});
