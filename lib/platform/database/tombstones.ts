import { createHmac, hkdfSync } from 'node:crypto';
import { keptKey } from '#lib/platform/config/keys';
import type { Transaction } from '#lib/platform/database/client';
import { notify } from '#lib/platform/database/notify';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** The topic on which every process hears that the list changed. */
export const TOMBSTONES_TOPIC = 'erased';

/**
 * Notes that something was erased before its time, so that no backup brings it back: in the same transaction, so that what lives is
 * never listed. All that is noted is a keyed hash, and the day.
 * @param what a table, or `table: what of it`, by which `tombstoneHash` knows it
 * @param ids what it was, by its primary key: of several columns, in their order and with a slash between
 */
export async function addTombstones(db: Transaction, what: string, ...ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const day = new Date(todayIn(zone(), now()));
  const data = ids.map((id) => ({ hash: tombstoneHash(what, id), day }));
  await db.tombstone.createMany({ data, skipDuplicates: true });
  await notify(db, TOMBSTONES_TOPIC);
}

/** It is here after all: what was withdrawn and is not, who comes again. */
export async function removeTombstones(db: Transaction, what: string, ...ids: string[]): Promise<void> {
  const gone = await db.tombstone.deleteMany({
    where: { hash: { in: ids.map((id) => tombstoneHash(what, id)) } },
  });
  if (gone.count > 0) await notify(db, TOMBSTONES_TOPIC);
}

/**
 * What stands in the list for a thing: HMAC-SHA-256 under a key of its own, which every backup holds. It is not made from the secret:
 * where that is changed, backups that were made before still know what is listed after.
 */
export function tombstoneHash(what: string, id: string, key = keptKey('erased')): Uint8Array<ArrayBuffer> {
  const hash = createHmac('sha256', listKey(key, 'things')).update(`${what}\0${id}`).digest();
  return new Uint8Array(hash);
}

const derived = new Map<string, Buffer>();

/** Keys for the list's own purposes (HKDF, RFC 5869), made once: a restore asks for every row. */
function listKey(key: string, purpose: string): Buffer {
  const name = `${purpose} ${key}`;
  const made = derived.get(name) ?? Buffer.from(hkdfSync('sha256', key, 'fournil erased', purpose, 32));
  derived.set(name, made);
  return made;
}

/** The list as it stands beside backups: as of which hour (UTC), and each hash (base64url) with its day. */
export type TombstoneList = { asOf: string; erased: { hash: string; day: string }[] };

const FIRST_LINE = 'Fournil: what was erased early, 1';

/** The list as text: in the order of the hashes, which is none, and closed by a keyed hash of all of it. */
export function writeTombstoneList({ asOf, erased }: TombstoneList, key: string): string {
  const lines = erased.map(({ hash, day }) => `${day} ${hash}`);
  const text = [FIRST_LINE, asOf, ...lines, ''].join('\n');
  return `${text}${macOf(text, key)}\n`;
}

/** A list that `writeTombstoneList` wrote with this key, or undefined where it is another's, or was altered or cut off. */
export function readTombstoneList(text: string, key: string): TombstoneList | undefined {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const body = text.slice(0, end);
  const [first, asOf, ...lines] = body.split('\n');
  if (first !== FIRST_LINE || !asOf || text.slice(end).trim() !== macOf(body, key)) return undefined;
  const erased = lines.filter(Boolean).map((line) => ({ day: line.slice(0, 10), hash: line.slice(11) }));
  return { asOf, erased };
}

function macOf(text: string, key: string): string {
  return createHmac('sha256', listKey(key, 'list')).update(text).digest('base64url');
}
