import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBackup } from '#lib/operations/backup/file';
import type { Disk } from './disk.ts';
import type { Row } from './rows.ts';

/** A backup, opened: its rows as the database gave them, in their order, and all its bytes by the name of their part. */
export type Opened = { rows: Row[]; parts: { name: string; bytes: Buffer }[] };

/** What may open a backup and lies on the disk: identities of age wherever they stand in a file, and whatever the keys folder holds. */
export function keysIn(bytes: Buffer): string[] {
  return bytes.toString('latin1').match(/AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/g) ?? [];
}

/** All that stands in the keys folder. */
export function keysOf(dataDir: string): string[] {
  const folder = path.join(dataDir, 'keys');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean));
}

/** Opens a backup by any of some keys; undefined where none of them does. */
export async function openBackup(
  { file }: Pick<Disk['backups'][number], 'file'>,
  keys: string[],
): Promise<Opened | undefined> {
  for (const key of new Set(keys)) {
    try {
      return await openedBy(file, key);
    } catch {
      // another key
    }
  }
  return undefined;
}

async function openedBy(file: string, key: string): Promise<Opened> {
  const opened: Opened = { rows: [], parts: [] };
  for await (const { about, body } of readBackup(file, key)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const of = about.is === 'table' ? about.table.name : 'name' in about ? about.name : about.is;
    opened.parts.push({ name: `${about.is} ${of}`, bytes });
    if (about.is !== 'table') continue;
    opened.rows.push(...rowsOfCopy(of, about.table.columns, bytes));
  }
  return opened;
}

/** The rows of a table as COPY writes them, in their order. */
export function rowsOfCopy(table: string, columns: string[], bytes: Buffer): Row[] {
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, item) => {
    const values = Object.fromEntries(line.split('\t').map((text, at) => [columns[at] ?? '', plain(text)]));
    return { table: `"${table}"`, block: 0, item, xmin: Number.NaN, values };
  });
}

/** A value as COPY writes it (PostgreSQL, COPY, "Text Format"). */
function plain(text: string): string | null {
  if (text === '\\N') return null;
  const signs: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };
  return text.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}

/** The rows of the second that the first did not have so: what somebody changed between the two. */
export function changedBetween(first: Opened, second: Opened): Row[] {
  const before = new Set(first.rows.map(asText));
  return second.rows.filter((row) => !before.has(asText(row)));
}

const asText = ({ table, values }: Row): string => JSON.stringify([table, values]);
