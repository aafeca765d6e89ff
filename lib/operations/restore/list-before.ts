import { createHmac } from 'node:crypto';
import { closed, listKey } from '#lib/operations/backup/tombstone-list';
import type { Find } from '#lib/operations/forgetting/erase-again';

/** A list of what was erased early as it stands beside a backup from before: keyed hashes, each with its day. */
export type ListOfBefore = { asOf: string; days: Map<string, Date> };

/** A list of before that is whole and was written with this key, or undefined. */
export function readListOfBefore(text: string, key: string): ListOfBefore | undefined {
  const { first, asOf, lines } = closed(text, key) ?? {};
  if (first !== 'Fournil: what was erased early, 1' || !asOf) return undefined;
  return { asOf, days: new Map(lines?.map((line) => [line.slice(11), new Date(line.slice(0, 10))])) };
}

/** What of a backup of before was erased since. */
export function findInListOfBefore({ days }: ListOfBefore, key: string): Find {
  const things = listKey(key, 'things');
  return (what, id) => days.get(createHmac('sha256', things).update(`${what}\0${id}`).digest('base64url'));
}
