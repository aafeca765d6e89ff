import { placeCalled } from '#lib/operations/sample/places';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import type { Draft, When } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';
import { addDays, hourOf, todayIn } from '#lib/values/time/day';
import { ruleOf } from '#lib/values/time/rhythm';
import { zone } from '#lib/values/time/zone';
import type { SamplePost } from '../../../prisma/sample/rosengarten.ts';

/** What somebody would have said in the form. */
export async function draftOf({
  at,
  where,
  when,
  food,
  words = '',
  picture: _,
  ...post
}: SamplePost): Promise<Draft> {
  return {
    ...{ ...NOTHING_SAID, arrival: '', near: null, body: words, ...post },
    ...{ when: whenOf(when), hosts: post.with ?? [] },
    ...{ place: at ? await placeCalled(at, 'slug') : null, whereWords: where ?? '' },
    ...{ food: food !== undefined, allergensSaid: (food ?? []).length > 0, allergens: food ?? [] },
  };
}

/** When something of the sample is, from today on; what would be over today already is tomorrow. */
export function whenOf({ start, end, ...when }: SamplePost['when']): When {
  const today = todayIn(zone(), now());
  const first = end !== undefined && hourOf(now(), zone()) >= end ? 1 : 0;
  const hours = { start: start ?? null, end: end ?? null };
  if ('any' in when) return { is: 'any', ...hours };
  if ('until' in when)
    return { is: 'span', day: addDays(today, when.in), until: addDays(today, when.until), ...hours };
  if (!('rhythm' in when))
    return { is: 'days', days: when.in.map((days) => addDays(today, Math.max(days, first))), ...hours };
  // "Every third Saturday" needs a day that is one: the first three weeks of a month always are.
  let from = addDays(today, when.in);
  while (when.rhythm === 'month-nth' && Number(from.slice(8)) > 28) from = addDays(from, 1);
  return { is: 'rhythm', key: when.rhythm, rule: ruleOf(when.rhythm, from), from, without: [], ...hours };
}
