import { getLocale } from 'next-intl/server';
import { board } from '#lib/settings/queries';
import { asLanguage, type Language, languageOf } from '#lib/values/language/languages';

/** The reader's language, and the one a link to a feed must name: none where the board speaks it anyway. */
export async function spokenHere(): Promise<{ language: Language; named: Language | null }> {
  const language = asLanguage(await getLocale()) ?? 'en';
  const { language: own } = await board();
  return { language, named: language === languageOf(undefined, undefined, own) ? null : language };
}
