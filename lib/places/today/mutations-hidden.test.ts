import { expect, test } from 'vitest';
import { foldThing, openThing } from '#lib/folds/mutations';
import type { FoldableThing } from '#lib/folds/schema';
import { somebody } from '#lib/people/person/testing';
import { places, todayLines } from '#lib/places/around';
import { aWhile, here, openedPlace } from '#lib/places/testing';
import { sayNoMore, sayToday } from '#lib/places/today/mutations';
import { database } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';

const AWAY = { reason: 'GIVES_AWAY' as const, words: '' };

test('a line for today is hidden by a visitor, wherever it stood; another is seen once somebody else agrees', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const { slug, id: placeId } = await openedPlace({ name: `Bakehouse ${crypto.randomUUID()}` });
  const until = new Date(Date.now() + 3_600_000);
  const say = (words: string) => aWhile((db) => sayToday({ slug, words, until, by: one }, db));
  const said = async () =>
    JSON.stringify([
      (await here(slug)).today,
      itemsOf((await places(null)).places).map(({ today }) => today),
      await todayLines({ area: null, reach: 'walk' }, { most: 40, sought: null }),
    ]);
  await say('Maria, 12 Mill Lane');
  expect(await said()).toMatch(/(Mill Lane.*){3}/);
  const line = await database().todayLine.findUniqueOrThrow({ where: { placeId } });
  const thing: FoldableThing = { kind: 'today', id: line.id };
  expect(await foldThing(one, thing, { reason: 'SELLS', words: '' })).toMatchObject({ kind: 'declined' });
  expect(await foldThing(null, thing, AWAY)).toMatchObject({ kind: 'folded' });
  expect(await said()).not.toContain('Mill Lane');
  await sayNoMore(slug);
  await say('maria 12  mill lane!');
  expect(await openThing(other, thing)).toMatchObject({ kind: 'declined' });
  expect(await said()).not.toMatch(/mill lane/i);
  await say('Warm until four');
  expect(await said()).not.toContain('Warm');
  expect(await openThing(one, thing)).toMatchObject({ kind: 'declined' });
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  expect(await said()).toMatch(/(Warm until four.*){3}/);
});
