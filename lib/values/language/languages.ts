import { parseCookie } from 'cookie';
import Negotiator from 'negotiator';

/** The languages the interface speaks: each has its file in messages/, complete. */
export const LANGUAGES = ['en', 'fr', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, for whoever reads no other. */
export const OWN_NAMES: Record<Language, string> = { en: 'English', fr: 'Français', ar: 'العربية' };

/** Written from right to left. */
export const RIGHT_TO_LEFT: readonly Language[] = ['ar'];

/** The cookie in which a reader's choice of language is kept. */
export const LANGUAGE_COOKIE = 'fournil-language';

/** A language we speak, or undefined. */
export function asLanguage(text: string | undefined | null): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}

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
