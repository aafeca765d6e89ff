import { createHmac, hkdfSync } from 'node:crypto';

/**
 * The list of what was erased early as it stands beside backups: words as they are sealed (base64url), each with the day on which it goes;
 * in no order, and one of them says as of when it is. Frozen, like all that is here.
 */
export type TombstoneList = { asOf: string; words: { day: string; sealed: string }[] };

const FIRST_LINE = 'Fournil: what was erased early, 2';

/** The list as text, closed by a keyed hash of all of it: it says whether the list is whole and of this board, and nothing of anything in it. */
export function writeTombstoneList({ asOf, words }: TombstoneList, key: string): string {
  const lines = words.map(({ day, sealed }) => `${day} ${sealed}`).sort();
  const text = [FIRST_LINE, asOf, ...lines, ''].join('\n');
  return `${text}${macOf(text, key)}\n`;
}

/** A list that `writeTombstoneList` wrote with this key, or undefined where it is another's, or was altered or cut off. */
export function readTombstoneList(text: string, key: string): TombstoneList | undefined {
  const { first, asOf, lines } = closed(text, key) ?? {};
  if (first !== FIRST_LINE || !asOf) return undefined;
  return { asOf, words: (lines ?? []).map((line) => ({ day: line.slice(0, 10), sealed: line.slice(11) })) };
}

/** The lines of a list that is whole and was closed with this key. */
export function closed(text: string, key: string) {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const body = text.slice(0, end);
  const [first = '', asOf = '', ...lines] = body.split('\n');
  return text.slice(end).trim() === macOf(body, key)
    ? { first, asOf, lines: lines.filter(Boolean) }
    : undefined;
}

function macOf(text: string, key: string): string {
  return createHmac('sha256', listKey(key, 'list')).update(text).digest('base64url');
}

/** A key for one of the list's purposes (HKDF, RFC 5869). */
export const listKey = (key: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'fournil erased', purpose, 32));
