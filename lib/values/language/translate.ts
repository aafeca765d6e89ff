import { createTranslator } from 'use-intl/core';
import type { MessageKey, Noun } from '#lib/values/language/keys';
import { type Language, languageFor } from '#lib/values/language/languages';
import { messagesIn } from '#lib/values/language/messages';

/** A message of a noun, with what stands in its braces. */
export type Translator<N extends Noun> = (key: MessageKey<N>, values?: Record<string, string>) => string;

/**
 * The words of a noun in somebody's language, outside any request: for mails and commands. Who has chosen none gets the board's.
 */
export function translatorFor<N extends Noun>(noun: N, chosen: string | null | undefined): Translator<N> {
  const language = languageFor(chosen);
  const messages = messagesIn(language)[noun];
  if (typeof messages !== 'object') throw new Error(`no words for ${noun}`);
  const say: unknown = createTranslator({ locale: language, messages });
  return say as Translator<N>; // keys are checked against English, which every language answers to (lib/values/language/messages.test.ts)
}

/** The same for messages that hold tags for what a page marks up (`<weekday></weekday>`): each is filled with plain text. */
export function filledFor<N extends Noun>(noun: N, language: Language): Translator<N> {
  const messages = messagesIn(language)[noun];
  if (typeof messages !== 'object') throw new Error(`no words for ${noun}`);
  const { markup }: { markup: unknown } = createTranslator({ locale: language, messages });
  const fill = markup as (key: string, tags: Record<string, () => string>) => string;
  return (key, values = {}) =>
    fill(key, Object.fromEntries(Object.entries(values).map(([tag, text]) => [tag, () => text])));
}
