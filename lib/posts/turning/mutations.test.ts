import { expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { change, post, row } from '#lib/posts/draft/testing';
import { turnBack } from '#lib/posts/turning/mutations';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

const DATED = { when: 'day', day: addDays(todayIn(zone(), now()), 3), start: '10:00' };

test('an activity that was a request becomes it again, for Amina and all; what was none does not', async () => {
  const [host, other] = [await somebody(), await somebody()];
  const id = await post(host, 'REQUEST', { title: 'A rye loaf', forWhom: 'Amina' });
  expect(await turnBack(host, id)).toBe(false);
  await change(host, id, { kind: 'ACTIVITY', said: { title: 'Baking rye', ...DATED } });
  expect(await row(id)).toMatchObject({ kind: 'ACTIVITY', turnedFrom: 'REQUEST' });
  // A change of its words does not make it forget.
  await change(host, id, { kind: 'ACTIVITY', said: { title: 'Baking rye together', ...DATED } });
  expect(await turnBack(other, id)).toBe(false);
  expect(await turnBack(host, id)).toBe(true);
  expect(await row(id)).toMatchObject({ kind: 'REQUEST', turnedFrom: null, forWhom: 'Amina' });
  expect(await turnBack(host, id)).toBe(false);
});
