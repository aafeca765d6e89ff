import { expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { leave, leaveAgain } from '#lib/people/leaving/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { showTheWay } from '#lib/posts/arrival/mutations';
import { cannotCome } from '#lib/posts/joinings/mutations';
import { come, gathering } from '#lib/posts/let-in/testing';
import { inDays } from '#lib/posts/post/testing';
import { itemsOf } from '#lib/values/several';
import { notifications } from '#lib/watches/notifications/queries';

const newsFor = async (viewer: Viewer) =>
  itemsOf(await notifications(viewer)).map(({ of, day, postId }) => ({ of, day, postId }));
const mailsFor = async (viewer: Viewer) =>
  (await database().mail.findMany({ where: { personId: viewer.id } })).map(({ sealed }) => openMail(sealed));

test('hosts are told, once and without a name, that somebody who knew the way has left, whether they still came or not', async () => {
  const at = await gathering();
  const second = await somebody({ mail: true });
  await database().host.create({ data: { postId: at.id, personId: second.id } });
  const leavers = [await somebody(), await somebody()];
  for (const leaver of leavers) {
    await come(leaver, at);
    await showTheWay(leaver, at.id);
    await cannotCome(leaver, at.date);
    await leave(leaver);
  }
  for (const host of [at.host, second])
    expect(await newsFor(host)).toEqual([{ of: 'KNEW_THE_WAY', day: inDays(1), postId: at.id }]);
  const mails = await mailsFor(second);
  expect(mails.map(({ subject }) => subject)).toEqual(['Somebody who knew how to get in has left']);
  const kept = JSON.stringify([mails, await database().notification.findMany()]);
  for (const { id, name } of leavers) expect(kept).not.toMatch(new RegExp(`${id}|${name}`));
});

test('nobody is told of who never had it shown, of a date that is over, or of a leaving that a backup undid', async () => {
  const [never, over, again] = [await gathering(), await gathering(), await gathering()];
  const leavers = [await somebody(), await somebody(), await somebody()] as const;
  await come(leavers[0], never);
  for (const [leaver, at] of [[leavers[1], over] as const, [leavers[2], again] as const]) {
    await come(leaver, at);
    await showTheWay(leaver, at.id);
  }
  await database().occurrence.update({
    where: { id: over.date },
    data: { starts: new Date(0), ends: new Date(1) },
  });
  await leave(leavers[0]);
  await leave(leavers[1]);
  await leaveAgain(leavers[2].id);
  for (const { host } of [never, over, again]) expect(await newsFor(host)).toEqual([]);
});
