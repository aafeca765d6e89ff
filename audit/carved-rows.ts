import { gunzipSync } from 'node:zlib';
import { rowsOfCopy } from './backups.ts';
import type { Row } from './rows.ts';

// What an opened backup says, as far as it goes: a tar of tables, or the parts of one from before.

/** A file in a tar. */
type Member = { name: string; content: Buffer };

const [SECTOR, MAGIC_AT] = [512, 257];

/** Where in some bytes a tar's file begins, of which nothing before it is one. */
export function tarsBeginIn(bytes: Buffer): number[] {
  const found: number[] = [];
  let end = 0;
  for (let at = bytes.indexOf('ustar'); at >= 0; at = bytes.indexOf('ustar', at + 1)) {
    const begins = at - MAGIC_AT;
    if (begins < end) continue;
    if (begins > end || end === 0) found.push(begins); // else it goes on
    end = begins + SECTOR + Math.ceil(sizeAt(bytes, begins) / SECTOR) * SECTOR;
  }
  return found;
}

const textAt = (bytes: Buffer, at: number, length: number) =>
  bytes
    .subarray(at, at + length)
    .toString('latin1')
    .split('\0')[0] ?? '';
const sizeAt = (bytes: Buffer, at: number) => Number.parseInt(textAt(bytes, at + 124, 12), 8) || 0;

/** The files of a tar, one after the other, until something else stands there. */
export function membersOf(bytes: Buffer): Member[] {
  const found: Member[] = [];
  for (let at = 0; at + SECTOR <= bytes.length && textAt(bytes, at + MAGIC_AT, 5) === 'ustar'; ) {
    const [name, size] = [textAt(bytes, at, 100), sizeAt(bytes, at)];
    found.push({ name, content: bytes.subarray(at + SECTOR, at + SECTOR + size) });
    at += SECTOR + Math.ceil(size / SECTOR) * SECTOR;
  }
  return found;
}

type Columns = { name: string; columns: string[] };

/** The rows that a backup's plain text says, whichever shape it has. */
export function rowsOfBackup(plain: Buffer): Row[] {
  const members = membersOf(plain);
  if (!members[0]) return rowsOfParts(plain);
  const manifest = members.find(({ name }) => name === 'manifest.json');
  const tables: Columns[] = manifest ? JSON.parse(String(manifest.content)).tables : [];
  return members.flatMap(({ name, content }) => {
    const [, of] = /^tables\/([^/]+)\//.exec(name) ?? [];
    const table = tables.find((each) => each.name === of);
    return table ? rowsOfCopy(table.name, table.columns, unzipped(content)) : [];
  });
}

/** Of what was cut off, nothing. */
function unzipped(content: Buffer): Buffer {
  try {
    return gunzipSync(content);
  } catch {
    return Buffer.alloc(0);
  }
}

/** As backups were before: what a part is about, as JSON after its length; its pieces likewise; an empty one; a hash. */
function rowsOfParts(plain: Buffer): Row[] {
  const found: Row[] = [];
  let at = 0;
  const piece = () => {
    const length = at + 4 <= plain.length ? plain.readUInt32BE(at) : 0;
    const bytes = plain.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return bytes;
  };
  while (at < plain.length) {
    const about = jsonIn(piece());
    if (about === undefined) break;
    const body: Buffer[] = [];
    for (let bytes = piece(); bytes.length > 0; bytes = piece()) body.push(bytes);
    at += 32;
    if (about.is === 'table' && about.table)
      found.push(...rowsOfCopy(about.table.name, about.table.columns, Buffer.concat(body)));
  }
  return found;
}

function jsonIn(bytes: Buffer): { is?: string; table?: Columns } | undefined {
  try {
    return JSON.parse(String(bytes));
  } catch {
    return undefined;
  }
}
