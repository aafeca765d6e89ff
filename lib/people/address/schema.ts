import { z } from 'zod';
import { type MailSort, SORTS } from '#lib/notifications/sorts';
import { limitedAs, line } from '#lib/values/text/words';
import { parseHour } from '#lib/values/time/day';

/** The longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const TYPED = line(254);
const EMAIL = limitedAs(TYPED, TYPED.pipe(z.email({ error: 'people.email' })));

/** An e-mail address: optional everywhere, used only once it was confirmed. */
export const emailSchema = z.object({ email: EMAIL });

/** What a link in a mail carries. */
export const tokenSchema = z.object({ token: line(2000) });

/** An address that waits to be confirmed: whose, and which. */
export type Confirming = { name: string; email: string };

/** What a tap on the address in a mail stops, and whether it is. */
export type Stopped = { sorts: MailSort[] | 'WISH'; isStopped: boolean };

/** When somebody is told of the rest: what they watch. */
export const RESTS = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NOTHING'] as const;
export type Rest = (typeof RESTS)[number];

/** What somebody is told by mail, and when; hours are 'HH:MM', in the zone of the board. */
export type Told = { stopped: MailSort[]; rest: Rest; quietFrom: string | null; quietUntil: string | null };

/** What one may choose to be told by mail without further ado: the rest has a choice of its own. */
export const ALWAYS = SORTS.filter((sort) => sort !== 'WATCHES');

const hour = () =>
  line(5, { optional: true }).refine((text) => !text || parseHour(text) !== null, { error: 'form.invalid' });

/** What to be told: the sorts that are ticked, when the rest, and when nothing. */
export const toldSchema = z.object({
  sorts: z.array(z.enum(ALWAYS, { error: 'form.invalid' })),
  rest: z.enum(RESTS, { error: 'form.choose' }),
  quietFrom: hour(),
  quietUntil: hour(),
});
