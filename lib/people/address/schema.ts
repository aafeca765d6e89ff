import { z } from 'zod';
import { proofSchema } from '#lib/people/person/schema';
import { limitedAs, line } from '#lib/values/text/input';

/** The longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const TYPED = line(254);

const EMAIL = limitedAs(TYPED, TYPED.pipe(z.email({ error: 'people.email' })));

/** An e-mail address: optional everywhere, used only once it was confirmed. */
export const emailSchema = z.object({ email: EMAIL });

/** A new address, and that it is its person who wants it. */
export const newEmailSchema = emailSchema.extend(proofSchema.shape);

/** What a link in a mail carries. */
export const linkTokenSchema = z.object({ token: line(2000) });

/** An address that waits to be confirmed: whose, and which. */
export type PendingAddress = { name: string; email: string };
