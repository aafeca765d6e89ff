import { expect, test } from 'vitest';
import { leave } from '#lib/people/leaving/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { showTheWay } from '#lib/posts/arrival/mutations';
import { arrival } from '#lib/posts/arrival/queries';
import { cannotCome } from '#lib/posts/joinings/mutations';
import { come, DOOR, type Gathering, gathering, meaning, tap } from '#lib/posts/let-in/testing';
import { itemsOf } from '#lib/values/several';
import { now } from '#lib/values/time/clock';

async function readers({ host, id }: Gathering) {
  const view = await arrival(host, id);
  return view?.for === 'host' ? itemsOf(view.readers) : undefined;
}

test('the words are shown by a tap, and whoever had them shown stays listed for the hosts, by the name they came by', async () => {
  const at = await gathering();
  const [guest, hidden, other] = [await somebody(), await newcomer(), await somebody()];
  await come(guest, at);
  await come(other, at);
  await come(hidden, at, true);
  await tap(hidden, at);
  const words = await meaning(hidden, at);
  expect(await arrival(guest, at.id)).toEqual({ for: 'asking' });
  for (const viewer of [guest, hidden, guest]) expect(await showTheWay(viewer, at.id)).toBe(true);
  expect(await arrival(guest, at.id)).toEqual({ for: 'comer', words: DOOR });
  const both = [{ name: guest.name }, words];
  expect(await readers(at)).toEqual(both);
  // Neither by coming no more, nor by hiding their name, nor by being let out do they get off the list; and nobody sees anything any more.
  await cannotCome(guest, at.date);
  await tap(hidden, at, false);
  await come(hidden, at, false);
  expect(await readers(at)).toEqual(both);
  for (const viewer of [guest, hidden]) expect(await arrival(viewer, at.id)).toBeNull();
  await come(guest, at, true);
  expect(await arrival(guest, at.id)).toBeNull();
  expect(await readers(at)).toEqual(both);
});

test('it is for the dates to which they come, and over with each: for another one it is asked anew', async () => {
  const at = await gathering();
  const guest = await somebody();
  await come(guest, at);
  await showTheWay(guest, at.id);
  const starts = new Date(now().getTime() + 9 * 86_400_000);
  const later = await database().occurrence.create({
    data: { postId: at.id, kind: 'HOUR', starts, ends: new Date(starts.getTime() + 3_600_000) },
  });
  await come(guest, { ...at, date: later.id });
  expect((await arrival(guest, at.id))?.for).toBe('comer');
  await database().occurrence.update({
    where: { id: at.date },
    data: { starts: new Date(0), ends: new Date(1) },
  });
  expect((await arrival(guest, at.id))?.for).toBe('asking');
  expect(await readers(at)).toEqual([]);
  await showTheWay(guest, at.id);
  expect(await readers(at)).toEqual([{ name: guest.name }]);
});

test('there is nothing to be shown of what is called off, withdrawn, over, without words, or not theirs', async () => {
  const guest = await somebody();
  const gone: Record<string, (at: Gathering) => Promise<unknown>> = {
    'called off': ({ date }) =>
      database().occurrence.update({ where: { id: date }, data: { calledOff: true } }),
    withdrawn: ({ id }) => database().post.update({ where: { id }, data: { withdrawnAt: now() } }),
    over: ({ date }) =>
      database().occurrence.update({ where: { id: date }, data: { starts: new Date(0), ends: new Date(1) } }),
    'without words': ({ id }) => database().arrival.delete({ where: { postId: id } }),
    'not theirs': ({ date }) => cannotCome(guest, date),
  };
  for (const [what, does] of Object.entries(gone)) {
    const at = await gathering();
    await come(guest, at);
    await does(at);
    expect([what, await showTheWay(guest, at.id), await arrival(guest, at.id)]).toEqual([what, false, null]);
  }
  expect(await showTheWay(guest, 'x')).toBe(false);
  expect(await database().arrivalRead.findMany({ where: { personId: guest.id } })).toEqual([]);
});

test('it goes with whoever knew it', async () => {
  const at = await gathering();
  const guest = await somebody();
  await come(guest, at);
  await showTheWay(guest, at.id);
  await leave(guest);
  expect(await readers(at)).toEqual([]);
});
