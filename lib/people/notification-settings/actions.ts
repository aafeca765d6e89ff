'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  changeNotificationSettings,
  startByToken,
  stopByToken,
} from '#lib/people/notification-settings/mutations';
import { settingsOf } from '#lib/people/notification-settings/rules';
import { DIGESTS, notificationSettingsSchema } from '#lib/people/notification-settings/schema';
import { requireSender } from '#lib/people/submission/sender';
import { openedBy } from '#lib/platform/form/before';
import { bound } from '#lib/platform/form/bound';
import { besideStanding, type Saying } from '#lib/platform/form/conflict';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';

/** No more mails like the one in which this address stood. */
export async function stopNotifications(token: string): Promise<void> {
  await stopByToken(bound(token));
  redirect(`/stop/${encodeURIComponent(bound(token))}`);
}

/** More of them after all. */
export async function startNotifications(token: string): Promise<void> {
  await startByToken(bound(token));
  redirect(`/stop/${encodeURIComponent(bound(token))}`);
}

/** Changes what the viewer is told by mail, and when. */
export async function changeSettings(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(notificationSettingsSchema, form);
  if (!data) return refuse(form, mistakes);
  const { quietFrom, quietUntil } = data;
  if (!quietFrom !== !quietUntil)
    return refuse(form, { [quietFrom ? 'quietUntil' : 'quietFrom']: 'addresses.quietBoth' });
  const done = await changeNotificationSettings(viewer, settingsOf(data), openedBy(form));
  if (done.kind === 'conflict') return besideStanding(form, done, await sayingSettings());
  redirect('/me?kept=told#kept');
}

/** What is chosen, in words; and an hour as it is. */
async function sayingSettings(): Promise<Saying> {
  const t = await getTranslations('addresses');
  const rest = (value: string) => DIGESTS.find((each) => each === value) ?? 'NOTHING';
  return {
    rest: (value) => ({ said: t(`told.rests.${rest(value)}`) }),
    quietFrom: (hour) => ({ said: hour, isTime: true }),
    quietUntil: (hour) => ({ said: hour, isTime: true }),
  };
}
