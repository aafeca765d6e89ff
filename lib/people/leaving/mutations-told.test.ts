import { expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { leave, leaveAgain } from '#lib/people/leaving/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { callToo } from '#lib/posts/hosts/mutations';
import { activity, inDays } from '#lib/posts/post/testing';
import { itemsOf } from '#lib/values/several';
import { notifications } from '#lib/watches/notifications/queries';

const newsFor = async (viewer: Viewer) =>
  itemsOf(await notifications(viewer)).map(({ of, day, title }) => ({ of, day, title }));
const mailsFor = async (viewer: Viewer) =>
  (await database().mail.findMany({ where: { personId: viewer.id } })).map(({ sealed }) => openMail(sealed));

async function called(days: string[], mail: boolean) {
  const [host, comer] = [await somebody('Canaryhost'), await somebody({ mail })];
  const { id, occurrences } = await activity([host], days, { title: 'Canary baking' });
  for (const { id: occurrenceId } of occurrences)
    await database().joining.create({ data: { occurrenceId, personId: comer.id } });
  return { host, comer, id };
}

test.each([true, false])(
  'who comes to what goes with whoever called it is told, and by no word of theirs; with an address: %s',
  async (mail) => {
    const { host, comer } = await called([inDays(-2), inDays(2)], mail);
    await leave(host);
    expect(await newsFor(comer)).toEqual([{ of: 'HOST_LEFT', day: inDays(2), title: null }]);
    const mails = await mailsFor(comer);
    expect(mails.map(({ subject }) => subject)).toEqual(mail ? ['Not on Friday, 27 November 2026'] : []);
    expect(JSON.stringify([mails, await database().notification.findMany()])).not.toContain('Canary');
  },
);

test('nobody is told where another host stays, what was withdrawn, or of a leaving that a backup undid', async () => {
  const first = await called([inDays(2)], true);
  const other = await somebody();
  await database().naming.create({ data: { postId: first.id, personId: other.id } });
  await callToo(other, first.id);
  await leave(first.host);
  const second = await called([inDays(2)], true);
  await database().post.update({ where: { id: second.id }, data: { withdrawnAt: new Date() } });
  await leave(second.host);
  const third = await called([inDays(2)], true);
  await leaveAgain(third.host.id);
  for (const { comer } of [first, second, third])
    expect([await newsFor(comer), await mailsFor(comer)]).toEqual([[], []]);
});
