import 'server-only';
import { keepCookie } from '#lib/platform/http/cookies';
import { LANGUAGE_AGE, LANGUAGE_COOKIE } from '#lib/values/language/languages';

/** Keeps a reader's choice of language on this device. Only in an action. */
export function keepLanguage(language: string): Promise<void> {
  return keepCookie(LANGUAGE_COOKIE, language, LANGUAGE_AGE);
}
