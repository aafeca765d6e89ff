import { firstCodePoints } from '#lib/values/text/combining-marks';

/** Signs that XML 1.0 and calendars refuse or that nobody sees on purpose: controls (but tab and line feed) and non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu;
/** Embeddings, overrides and isolates (UAX 9): left open, they would turn around what stands after them in somebody's calendar. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What people wrote, as it leaves for where nothing keeps it to itself (calendars, feeds, chats): well-formed, line ends as \n, without
 * controls and without signs that turn directions around. Marks of direction (U+200E, U+200F, U+061C) stay: they end by themselves.
 */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(TURNS, '');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(text)
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}

/** The same, at most so many code points, with an ellipsis where it was longer. */
export function plainStart(text: string, codePoints: number): string {
  const line = plainLine(text);
  const start = firstCodePoints(line, codePoints);
  return start === line ? line : `${start.trimEnd()}…`;
}
