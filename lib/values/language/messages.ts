import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '#lib/values/language/languages';

type Messages = { [key: string]: string | Messages };
const kept = new Map<Language, Messages>();

/** All words of the interface in a language: messages/LANGUAGE/NOUN.json, each under its noun. */
export function messagesIn(language: Language): Messages {
  const folder = path.join(process.cwd(), 'messages', language);
  const known = process.env.NODE_ENV === 'production' ? kept.get(language) : undefined;
  if (known) return known;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]),
  );
  kept.set(language, all);
  return all;
}
