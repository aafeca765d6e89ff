import { expect, test } from 'vitest';
import { stopLinkAddress } from '#lib/notifications/kinds';
import { changeNotificationSettings, stopByToken } from '#lib/people/notification-settings/mutations';
import { notificationSettings } from '#lib/people/notification-settings/queries';
import { saidOf } from '#lib/people/notification-settings/rules';
import { changeProfile, rename } from '#lib/people/person/mutations';
import { profile } from '#lib/people/person/queries';
import { somebody } from '#lib/people/person/testing';
import { startingWith } from '#lib/platform/form/state';

// Two windows with what somebody says of themselves are open, and both are sent.

const opened = (values: Parameters<typeof startingWith>[0]) => ({ values: startingWith(values).values });
const UNKNOWN = { values: null };

test.each(['words', 'lettersFrom', 'language', 'name'] as const)(
  '%s: the last sent undoes nothing unseen',
  async (field) => {
    const VALUES = {
      words: ['I bake', 'I bake rye', 'I bake on Fridays'],
      lettersFrom: ['CONVERSATIONS', 'NOBODY', 'NOBODY'],
      language: [null, 'fr', 'ar'],
      name: ['Amina', 'Amina of the mill', 'Amina of the oven'],
    } as const;
    const viewer = await somebody();
    const [first, one, other] = VALUES[field];
    const set = (
      value: string | null,
      before?: { values: ReturnType<typeof startingWith>['values'] | null },
    ) =>
      field === 'name'
        ? rename(viewer, String(value), before)
        : changeProfile(viewer, { [field]: value }, before);
    await set(first);
    const both = opened({ [field]: first });
    expect(await set(one, both)).toEqual({ kind: 'changed' });
    expect((await profile(viewer))[field]).toBe(one);
    expect(await set(one, both)).toEqual({ kind: 'changed' }); // a double tap
    // Sent as it was opened, it changes nothing, whatever stands by now.
    expect(await set(first, both)).toEqual({ kind: 'changed' });
    expect((await profile(viewer))[field]).toBe(one);
    if (other !== one) {
      const conflict = await set(other, both);
      expect(conflict).toMatchObject({ kind: 'conflict', both: [field], stands: { [field]: [one] } });
      expect((await profile(viewer))[field]).toBe(one);
      // Sent again as it is told.
      expect(await set(other, opened({ [field]: one }))).toEqual({ kind: 'changed' });
      expect((await profile(viewer))[field]).toBe(other);
    }
    // A window that was opened before forms said with what: every difference is shown.
    if (first !== null) expect((await set(first, UNKNOWN)).kind).toBe('conflict');
  },
);

test('of what one is told, each kind is as it was last chosen; two hours at once are shown', async () => {
  const viewer = await somebody({ mail: true });
  const settings = await notificationSettings(viewer);
  const before = opened(saidOf(settings));
  await stopByToken(stopLinkAddress({ personId: viewer.id, kinds: ['LETTERS'] }).split('/stop/')[1] ?? '');
  const change = (more: Partial<typeof settings>, by: { values: Record<string, string[]> | null } = before) =>
    changeNotificationSettings(viewer, { ...settings, ...more }, by);
  // By a link in a mail, letters were stopped meanwhile: they stay so.
  expect(await change({ stopped: ['COMING'], digest: 'WEEKLY' })).toEqual({ kind: 'changed' });
  expect(await notificationSettings(viewer)).toMatchObject({ digest: 'WEEKLY' });
  expect((await notificationSettings(viewer)).stopped.toSorted()).toEqual(['COMING', 'LETTERS']);
  expect(await change({ quietFrom: '22:00', quietUntil: '07:00' })).toEqual({ kind: 'changed' });
  expect(await notificationSettings(viewer)).toMatchObject({ digest: 'WEEKLY', quietFrom: '22:00' });
  expect(await change({ quietFrom: '21:00', quietUntil: '07:00' })).toMatchObject({ both: ['quietFrom'] });
  expect(await change({ digest: 'AT_ONCE' })).toMatchObject({ kind: 'conflict', both: ['rest'] });
  expect((await change({}, UNKNOWN)).kind).toBe('conflict');
});
