import { z } from 'zod';
import { MAIL_KINDS, type MailKind } from '#lib/notifications/kinds';
import { line } from '#lib/values/text/input';
import { parseHour } from '#lib/values/time/day';

const hour = () =>
  line(5, { optional: true }).refine((text) => !text || parseHour(text) !== null, { error: 'form.invalid' });

/** What a tap on the address in a mail stops, and whether it is. */
export type StopState = { kinds: MailKind[] | 'WISH'; isStopped: boolean };

/** When somebody is told of the rest: what they watch. */
export const DIGESTS = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NOTHING'] as const;

export type Digest = (typeof DIGESTS)[number];

/** What somebody is told by mail, and when; hours are 'HH:MM', in the zone of the board. */
export type NotificationSettings = {
  stopped: MailKind[];
  digest: Digest;
  quietFrom: string | null;
  quietUntil: string | null;
};

/** The same as the form says it: the kinds that are wanted, and when the rest. */
export type SaidSettings = {
  sorts: MailKind[];
  rest: Digest;
  quietFrom: string | null;
  quietUntil: string | null;
};

/** What one may choose to be told by mail without further ado: the rest has a choice of its own. */
export const CHOSEN_KINDS = MAIL_KINDS.filter((sort) => sort !== 'WATCHES');

/** What to be told: the kinds that are ticked, when the rest, and when nothing. */
export const notificationSettingsSchema = z.object({
  sorts: z.array(z.enum(CHOSEN_KINDS, { error: 'form.invalid' })),
  rest: z.enum(DIGESTS, { error: 'form.choose' }),
  quietFrom: hour(),
  quietUntil: hour(),
});
