import { expect, test, vi } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { changePlaceBy, here, openedPlace, past } from '#lib/places/testing';
import { undoTo } from '#lib/places/versions/mutations';
import { database } from '#lib/platform/database/client';
import { activity, inDays, mailsTo } from '#lib/posts/post/testing';
import { placeCell } from '#lib/values/geo/cell';
import { itemsOf } from '#lib/values/several';
import { now } from '#lib/values/time/clock';
import { hourOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { markSeen } from '#lib/watches/mutations';
import { notifications } from '#lib/watches/notifications/queries';

const newsFor = async (viewer: Viewer) => itemsOf(await notifications(viewer)).map(({ of }) => of);

/** Something is on at a place: who calls it, who comes to it, somebody who has nothing to do with it, and somebody who cares for the page. */
async function onAtPlace(mail: boolean, day = inDays(2), more: object = {}) {
  const [host, comer, other, carer] = [
    await somebody({ mail }),
    await somebody({ mail }),
    await somebody({ mail }),
    await somebody({ mail }),
  ];
  const place = await openedPlace();
  const { id, occurrences } = await activity([host], [day], { placeId: place.id, ...more });
  for (const { id: personId } of [comer, carer])
    await database().joining.create({ data: { occurrenceId: occurrences[0]?.id ?? '', personId } });
  return { host, comer, other, carer, place, id };
}

const cell = placeCell(52.55, 13.45);

test.each([true, false])(
  'who comes to what is on at a place, and who calls it, hears that it moves, closes and is back; with an address: %s',
  async (mail) => {
    const { host, comer, other, carer, place } = await onAtPlace(mail);
    const [moved, closed, back] = [
      'The place has moved: Baking',
      'The place is no more: Baking',
      'The place is here after all: Baking',
    ];
    await changePlaceBy(carer, place, { name: 'The new bakehouse', notebook: 'Light it early.' });
    expect([await newsFor(comer), await newsFor(host)]).toEqual([[], []]); // it is where it was
    await changePlaceBy(carer, await here(place.slug), { cell });
    for (const viewer of [comer, host]) {
      expect(await newsFor(viewer)).toEqual(['PLACE_MOVED']);
      expect(await mailsTo(viewer)).toEqual(mail ? [moved] : []);
    }
    await closePlace(carer, place.slug);
    expect(await newsFor(comer)).toEqual(['PLACE_CLOSED']); // the latest says all
    await reopenPlace(carer, place.slug);
    expect(await newsFor(comer)).toEqual(['PLACE_BACK']);
    expect(await mailsTo(comer)).toEqual(mail ? [moved, back, closed].sort() : []);
    for (const viewer of [other, carer])
      expect([await newsFor(viewer), await mailsTo(viewer)]).toEqual([[], []]);
  },
);

test('once until they look, however often it is moved back and forth, by whatever way', async () => {
  const { comer, carer, place, id } = await onAtPlace(true);
  await changePlaceBy(carer, place, { whereWords: 'the green door' });
  await changePlaceBy(carer, await here(place.slug), { cell });
  const [before] = await past(carer, place.slug);
  expect(await mailsTo(comer)).toHaveLength(1);
  await markSeen(comer, id);
  await undoTo(carer, before?.id ?? '');
  expect(await newsFor(comer)).toEqual(['PLACE_MOVED']);
  expect(await mailsTo(comer)).toHaveLength(2);
});

test('what is over, withdrawn or called off there tells nobody who comes', async () => {
  const withdrawn = await onAtPlace(true, inDays(2), { withdrawnAt: now() });
  await closePlace(withdrawn.carer, withdrawn.place.slug);
  expect(await mailsTo(withdrawn.comer)).toEqual([]);
  const over = await onAtPlace(true, inDays(-2));
  await closePlace(over.carer, over.place.slug);
  expect(await mailsTo(over.comer)).toEqual([]);
  const off = await onAtPlace(true);
  await database().occurrence.updateMany({ where: { postId: off.id }, data: { calledOff: true } });
  await closePlace(off.carer, off.place.slug);
  expect(await mailsTo(off.comer)).toEqual([]);
});

test('at once, where something begins there within the hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: now() });
  const startHour = hourOf(new Date(now().getTime() + 20 * 60_000), zone());
  const { comer, carer, place } = await onAtPlace(true, inDays(0), { startHour });
  await closePlace(carer, place.slug);
  const [mail] = await database().mail.findMany({ where: { personId: comer.id } });
  expect(mail?.due).toEqual(now());
  vi.useRealTimers();
});
