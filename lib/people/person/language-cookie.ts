import 'server-only';
import { keepCookie } from '#lib/platform/http/cookies';
import { LANGUAGE_COOKIE } from '#lib/values/language/languages';

const LANGUAGE_AGE = 365 * 24 * 60 * 60;

/** Keeps a reader's choice of language on this device. Only in an action. */
export function keepLanguage(language: string): Promise<void> {
  return keepCookie(LANGUAGE_COOKIE, language, LANGUAGE_AGE);
}
