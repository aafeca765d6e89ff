import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Language, recordOf } from '#lib/values/language/languages';
import { pseudo } from '#lib/values/language/pseudo';

type Messages = { [key: string]: string | Messages };
const kept = new Map<Language, Messages>();

/** All words of the interface in a language: messages/LANGUAGE/NOUN.json, each under its noun. */
export function messagesIn(language: Language): Messages {
  const known = process.env.NODE_ENV === 'production' ? kept.get(language) : undefined;
  if (known) return known;
  const all = recordOf(language).pseudo ? strange(messagesIn('en')) : read(language);
  kept.set(language, all);
  return all;
}

function read(language: Language): Messages {
  const folder = path.join(process.cwd(), 'messages', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]),
  );
}

const strange = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, said]) => [
      key,
      typeof said === 'string' ? pseudo(said) : strange(said),
    ]),
  );
