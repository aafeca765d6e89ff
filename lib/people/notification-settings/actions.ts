'use server';

import { redirect } from 'next/navigation';
import {
  changeNotificationSettings,
  startByToken,
  stopByToken,
} from '#lib/people/notification-settings/mutations';
import { CHOSEN_KINDS, notificationSettingsSchema } from '#lib/people/notification-settings/schema';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
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
  const { sorts: kinds, rest: digest, quietFrom, quietUntil } = data;
  if (!quietFrom !== !quietUntil)
    return refuse(form, { [quietFrom ? 'quietUntil' : 'quietFrom']: 'addresses.quietBoth' });
  const stopped = CHOSEN_KINDS.filter((kind) => !kinds.includes(kind));
  await changeNotificationSettings(viewer, { stopped, digest, quietFrom, quietUntil });
  redirect('/me?kept=told#kept');
}
