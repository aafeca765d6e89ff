import { createTranslator } from 'next-intl';
import { asLanguage } from '#lib/language/languages';
import { messagesIn } from '#lib/language/messages';

/**
 * The words of a noun in somebody's language, outside any request: for mails and commands. Who has chosen none gets the board's.
 * @param own the board's language, where it has said one.
 */
export function wordsFor(noun: string, chosen: string | null | undefined, own?: string | null) {
  const language =
    asLanguage(chosen) ?? asLanguage(own) ?? asLanguage(process.env.BOARD_LANGUAGE) ?? ('en' as const);
  const messages = messagesIn(language)[noun];
  if (typeof messages !== 'object') throw new Error(`no words for ${noun}`);
  return createTranslator({ locale: language, messages: messages as Record<string, string> });
}
