import { z } from 'zod';
import { LANGUAGES } from '#lib/language/languages';
import { line, words } from '#lib/text/words';

/** A name fits on a line of a small phone. */
export const NAME = line(60);

/** A name at the end of a form: all that posting and joining ask for. */
export const newcomerSchema = z.object({ name: NAME });

export const signInSchema = z.object({ name: NAME, passphrase: line(200) });

/** The longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const EMAIL = line(254).pipe(z.email({ error: 'people.email' }));

export const linkSchema = z.object({ email: EMAIL });
export const nameSchema = newcomerSchema;
export const emailSchema = z.object({ email: EMAIL.optional() });
export const aboutSchema = z.object({ words: words(1000, { optional: true }) });
export const lettersSchema = z.object({
  lettersFrom: z.enum(['CONVERSATIONS', 'NOBODY'], { error: 'form.choose' }),
});
export const languageSchema = z.object({ language: z.enum(LANGUAGES, { error: 'form.choose' }) });

/** Somebody's page, as those signed in see it. */
export type PersonView = { name: string; words: string; isViewer: boolean; mayWrite: boolean };

/** What a person may change about themselves. */
export type MeView = {
  name: string;
  email: string | null;
  words: string;
  lettersFrom: 'CONVERSATIONS' | 'NOBODY';
};
