import type { FormState } from '#lib/form/state';

const TEXTS = ['title', 'forWhom', 'words', 'day', 'until', 'start', 'end', 'where', 'ifItRains', 'hands'];
const MORE_TEXTS = ['ingredients', 'arrival'];

/** After an edit conflict: what the post says now, by its fields, where that is not what was typed. */
export function theirTexts(start: FormState, typed: FormState['values']): Record<string, string> {
  const differing = [...TEXTS, ...MORE_TEXTS].flatMap((name) => {
    const theirs = start.values[name]?.[0] ?? '';
    return theirs && theirs !== tidy(typed[name]?.[0]) ? [[name, theirs] as const] : [];
  });
  return Object.fromEntries(differing);
}

/** Browsers send line ends as CRLF. */
const tidy = (text = '') => text.replaceAll('\r\n', '\n').trim();
