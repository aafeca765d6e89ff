import { expect, test } from 'vitest';
import { database } from '#lib/database/client';
import { extendRhythms } from '#lib/days/jobs';
import { moveDay } from '#lib/days/mutations';
import { sweep } from '#lib/forgetting/jobs';
import { somebody } from '#lib/people/testing';
import { activity, datesIn, inDays, weekly } from '#lib/posts/testing';
import { now } from '#lib/when/clock';

const later = (days: number) => new Date(now().getTime() + days * 86_400_000);

test('a date that was moved ahead of its day is kept until that has passed, so that it is not made again', async () => {
  const host = await somebody();
  const { id, days } = await activity([host], [inDays(2), inDays(9)], weekly(inDays(2)));
  await extendRhythms();
  const [first, second] = days.map((day) => day.id);
  await database().joining.create({ data: { dayId: second ?? '', personId: host.id } });
  await moveDay(host, second ?? '', { day: inDays(1), start: '11:00', end: null }, '');
  await sweep(later(4));
  expect(await datesIn(id)).toContain(`${inDays(1)} 11:00 from ${inDays(9)} 18:00`);
  expect(await database().day.findFirst({ where: { id: first } })).toBeNull();
  expect(await database().joining.findFirst({ where: { dayId: second } })).toBeNull();
  await extendRhythms();
  expect(await datesIn(id)).not.toContain(`${inDays(9)} 18:00`);
  await sweep(later(11));
  expect(await database().day.findFirst({ where: { id: second } })).toBeNull();
});
