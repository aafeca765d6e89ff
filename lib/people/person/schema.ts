import { z } from 'zod';
import { LANGUAGES } from '#lib/values/language/languages';
import { line, words } from '#lib/values/text/input';
import { nameKey } from '#lib/values/text/name-key';
import type { PeopleWords } from '#lib/values/text/people-words';

/** A name fits on a line of a small phone. Signs alone are none: nobody could call them out, and dots lead to no page. */
export const NAME = line(60).refine((name) => /[^\p{P}\p{Z}\p{C}]/u.test(name) && nameKey(name) !== '', {
  error: 'people.noName',
});

/** A name at the end of a form: all that posting and joining ask for. */
export const newcomerSchema = z.object({ name: NAME });

/** `to`: the page that asked for signing in. */
export const signInSchema = z.object({
  name: NAME,
  passphrase: line(200),
  to: line(500, { optional: true }),
});

/** Who changes what signs them in is asked for their passphrase, unless they came by a link a moment ago. */
export const proofSchema = z.object({ passphrase: line(200, { optional: true }) });

export const nameSchema = newcomerSchema;
export const aboutSchema = z.object({ words: words(1000, { optional: true }) });
/** From whom somebody takes letters. */
const LETTERS_FROM = ['CONVERSATIONS', 'NOBODY'] as const;
export type LettersFrom = (typeof LETTERS_FROM)[number];

export const lettersSchema = z.object({
  lettersFrom: z.enum(LETTERS_FROM, { error: 'form.choose' }),
});
export const languageSchema = z.object({ language: z.enum(LANGUAGES, { error: 'form.choose' }) });

/** Somebody's page, as those signed in see it. Of somebody new links stay plain. */
export type PersonView = {
  id: string;
  name: PeopleWords;
  words: PeopleWords;
  isViewer: boolean;
  isNew: boolean;
};

/** What a person may change about themselves. */
export type ProfileView = {
  name: string;
  email: PeopleWords | null;
  words: string;
  lettersFrom: LettersFrom;
  looksFirst: boolean;
  language: string | null;
};
