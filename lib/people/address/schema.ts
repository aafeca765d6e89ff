import { z } from 'zod';
import { proofSchema } from '#lib/people/person/schema';
import { emailOf } from '#lib/values/text/email';
import { limitedAs, line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** The longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const TYPED = line(254);

const READ = TYPED.transform((said, context): string => {
  const email = emailOf(said);
  if (email === null) context.issues.push({ code: 'custom', message: 'people.email', input: said });
  return email ?? '';
});
const EMAIL = limitedAs(TYPED, READ);

/** An e-mail address: optional everywhere, used only once it was confirmed. */
export const emailSchema = z.object({ email: EMAIL });

/** A new address, and that it is its person who wants it. */
export const newEmailSchema = emailSchema.extend(proofSchema.shape);

/** What a link in a mail carries. */
export const linkTokenSchema = z.object({ token: line(2000) });

/** An address that waits to be confirmed: whose, and which. */
export type PendingAddress = { name: PeopleWords; email: PeopleWords };
