import { parseCookie } from 'cookie';
import Negotiator from 'negotiator';
import { type LanguageRecord, RECORDS } from '#lib/values/language/records';

export type Language = keyof typeof RECORDS;

const ALL = Object.keys(RECORDS).filter((tag): tag is Language => tag in RECORDS);

/** What is known of a language. */
export const recordOf = (language: Language): LanguageRecord => RECORDS[language];

/** The languages the interface speaks and offers. */
export const LANGUAGES: readonly Language[] = ALL.filter((language) => !recordOf(language).pseudo);

/** The cookie in which a reader's choice of language is kept. */
export const LANGUAGE_COOKIE = 'fournil-language';
/** How long a browser keeps it, in seconds. */
export const LANGUAGE_AGE = 365 * 24 * 60 * 60;

/** A language we speak, or undefined. The one made for tests is spoken only where FOURNIL_PSEUDO says so, and only to whoever names it. */
export function asLanguage(text: string | undefined | null): Language | undefined {
  const spoken = process.env.FOURNIL_PSEUDO ? ALL : LANGUAGES;
  return spoken.find((language) => language === text);
}

/** Whether a language is written from right to left. */
export const isRightToLeft = (language: Language): boolean => recordOf(language).direction === 'rtl';

/** The tag by which dates and lists are formatted for a reader of `language`. */
export const formatsOf = (language: string): string => {
  const known = ALL.find((one) => one === language);
  return known ? recordOf(known).formats : language;
};

/**
 * The language for a reader: the one they chose (cookie header), else the first of Accept-Language (RFC 9110, 12.5.4) that we speak,
 * else the board's own.
 */
export function languageOf(
  cookies: string | undefined,
  accepted: string | undefined | null,
  own?: string | null,
): Language {
  const chosen = asLanguage(parseCookie(cookies ?? '')[LANGUAGE_COOKIE]);
  return chosen ?? preferred(accepted ?? '', languageFor(null, own));
}

/** The language for somebody outside any request: the one they chose, else the board's (`own`, where it has said one), else its settings'. */
export function languageFor(chosen: string | null | undefined, own?: string | null): Language {
  return asLanguage(chosen) ?? asLanguage(own) ?? asLanguage(process.env.BOARD_LANGUAGE) ?? 'en';
}

/** Whoever takes any language, or none that we speak, is given the board's own. */
function preferred(accepted: string, own: Language): Language {
  const offered = [own, ...LANGUAGES.filter((language) => language !== own)];
  // Where they come from is nothing to us; Negotiator would put "en" before "fr-CA, en", since it fits in full.
  const languages = accepted.replaceAll(/-[\w-]+/g, '');
  const negotiator = new Negotiator({ headers: { 'accept-language': languages } });
  return asLanguage(negotiator.language(offered)) ?? own;
}
