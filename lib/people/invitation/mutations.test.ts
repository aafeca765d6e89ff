import { beforeEach, expect, test, vi } from 'vitest';
import { invite, redeemInvitation, revokeInvitation } from '#lib/people/invitation/mutations';
import { canTakeBack, invitation } from '#lib/people/invitation/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { randomToken } from '#lib/values/text/random';
import { dayEnd } from '#lib/values/time/day';

const NOON = new Date('2031-10-24T10:00:00.000Z');
/** Seven days on, the last of them whole; the clocks go back in between. */
const END = dayEnd('2031-10-31', 'Europe/Berlin');
const before = (instant: Date) => new Date(instant.getTime() - 1);
const at = (instant: Date) => vi.useFakeTimers({ now: instant, toFake: ['Date'] });

beforeEach(() => at(NOON));

/** Somebody new comes by an invitation; whether they did. */
const comes = async (token: string): Promise<boolean> =>
  (await database().$transaction((db) => redeemInvitation(token, db))) !== undefined;

test('one for one person lets one in, also where two come at once', async () => {
  const { token } = await invite(await somebody(), false);
  expect((await Promise.all([comes(token), comes(token), comes(token)])).sort()).toEqual([
    false,
    false,
    true,
  ]);
  expect(await invitation(token)).toBeNull();
});

test('one for a group lets all of it in', async () => {
  const { token } = await invite(await somebody(), true);
  expect(await Promise.all([comes(token), comes(token), comes(token)])).toEqual([true, true, true]);
  expect(await invitation(token)).toEqual({ forGroup: true, until: '2031-10-31' });
});

test('it opens for seven days to the end of the last, and not a moment longer', async () => {
  for (const forGroup of [true, false]) {
    at(NOON);
    const { token, back } = await invite(await somebody(), forGroup);
    at(before(END));
    expect([await invitation(token), await canTakeBack(back)]).toEqual([
      { forGroup, until: '2031-10-31' },
      true,
    ]);
    at(END);
    expect([await invitation(token), await canTakeBack(back), await comes(token)]).toEqual([
      null,
      false,
      false,
    ]);
    at(before(END));
    expect(await comes(token)).toBe(true);
  }
});

test('taken back, it lets nobody in any more; who is in stays', async () => {
  for (const forGroup of [true, false]) {
    const { token, back } = await invite(await somebody(), forGroup);
    // Its own link takes nothing back, and the link that takes it back opens nothing.
    expect([await revokeInvitation(token), await comes(back), await invitation(back)]).toEqual([
      false,
      false,
      null,
    ]);
    expect([await revokeInvitation(back), await revokeInvitation(back)]).toEqual([true, false]);
    expect([await invitation(token), await comes(token)]).toEqual([null, false]);
  }
});

test('nobody comes by what they make up', async () => {
  const { token } = await invite(await somebody(), true);
  const wrong = ['', 'x', token.slice(1), token.toLowerCase(), `${token}=`, `${token} `, randomToken(), '%'];
  for (const guess of wrong)
    expect([guess, await comes(guess), await invitation(guess)]).toEqual([guess, false, null]);
});

test('where the form is refused after all, the invitation is not used up', async () => {
  const { token } = await invite(await somebody(), false);
  const refused = database().$transaction(async (db) => {
    await redeemInvitation(token, db);
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect(await comes(token)).toBe(true);
});

test('who is known here vouches for one person; for a group, or while careful themselves, nobody does', async () => {
  const welcomes = async (maker: Viewer, forGroup: boolean) => {
    const { token } = await invite(maker, forGroup);
    return (await database().$transaction((db) => redeemInvitation(token, db)))?.welcomes;
  };
  const [known, careful] = [await somebody(), await newcomer()];
  expect(await welcomes(known, false)).toBe(true);
  expect(await welcomes(known, true)).toBe(false);
  expect(await welcomes(careful, false)).toBe(false);
});

test('nothing records who made it, and its links stand nowhere', async () => {
  const maker = await somebody();
  const { token, back } = await invite(maker, false);
  const rows = await database().$queryRaw<{ row: string }[]>`SELECT i::text AS row FROM "Invitation" i`;
  const all = rows.map(({ row }) => row).join('\n');
  const hex = (text: string) => Buffer.from(text).toString('hex');
  for (const secret of [token, back, maker.id, hex(token), hex(back)]) expect(all).not.toContain(secret);
  const columns = await database().$queryRaw<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'Invitation'`;
  expect(columns.map(({ name }) => name).sort()).toEqual(
    ['backHash', 'forGroup', 'id', 'tokenHash', 'until', 'welcomes'].sort(),
  );
});
