import { expect, test } from 'vitest';
import { sweep } from '#lib/operations/forgetting/sweep';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { extendRhythms } from '#lib/posts/occurrences/jobs';
import { moveOccurrence } from '#lib/posts/occurrences/mutations';
import { activity, datesIn, inDays, weekly } from '#lib/posts/post/testing';
import { now } from '#lib/values/time/clock';

const later = (days: number) => new Date(now().getTime() + days * 86_400_000);

test('a date that was moved ahead of its day is kept until that has passed, so that it is not made again', async () => {
  const host = await somebody();
  const { id, occurrences } = await activity([host], [inDays(2), inDays(9)], weekly(inDays(2)));
  await extendRhythms();
  const [first, second] = occurrences.map((day) => day.id);
  await database().joining.create({ data: { occurrenceId: second ?? '', personId: host.id } });
  await moveOccurrence(host, {
    occurrenceId: second ?? '',
    target: { day: inDays(1), start: '11:00', end: null },
    words: '',
  });
  await sweep(later(4));
  expect(await datesIn(id)).toContain(`${inDays(1)} 11:00 from ${inDays(9)} 18:00`);
  expect(await database().occurrence.findFirst({ where: { id: first } })).toBeNull();
  expect(await database().joining.findFirst({ where: { occurrenceId: second } })).toBeNull();
  await extendRhythms();
  expect(await datesIn(id)).not.toContain(`${inDays(9)} 18:00`);
  await sweep(later(11));
  expect(await database().occurrence.findFirst({ where: { id: second } })).toBeNull();
});
