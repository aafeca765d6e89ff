import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { changedBetween, keysIn, keysOf, type Opened, openBackup } from './backups.ts';
import { type Disk, filesIn } from './disk.ts';
import { type Found, formsOf } from './find.ts';
import { type Blocks, blocksIn } from './free-blocks.ts';
import type { LogRecord } from './log-records.ts';
import { Look } from './look.ts';
import type { Tuple } from './pages.ts';
import { type Row, rowsOf, type Table } from './rows.ts';
import { Opener } from './sealed.ts';
import { canariesIn } from './words.ts';

/** What an auditor holds in hands after reading a disk. It knows the names of those who are here, and what visitors could see. */
export type Evidence = {
  tables: Table[];
  rows: Row[];
  /** All rows in PostgreSQL's files, dead ones as well, with their file. */
  tuples: { file: string; tuple: Tuple }[];
  /** The ids of people, by their number; of those who are not here, none. */
  people: (string | undefined)[];
  /** Where ids stand in bytes: raw, decompressed, decrypted. */
  found: Map<string, Found[]>;
  /** Canaries, and where each was found. */
  canaries: Map<string, Set<string>>;
  /** Sealed values that opened, by their first sixteen bytes in hex, with the canaries in them. */
  sealed: Map<string, string[]>;
  files: Disk['files'];
  /** The newest backup's rows, where a key on the disk opens it; those that differ from the backup before, with when the newest was made. */
  backup: Row[];
  changed: { rows: Row[]; at: number };
  /** Canaries in the backup before the newest, and when it was made. */
  earlier: { canaries: Set<string>; at: number };
  /** The records of PostgreSQL's log, by the stream in which they stand. */
  records: Map<string, LogRecord[]>;
  /** What was looked for, and what stands in blocks that are none of a file's, where the disk is an image. */
  patterns?: [name: string, bytes: Buffer][];
  blocks?: Blocks;
};

/** What an auditor looks for: names (by people's numbers; of those who are not here, none), ids that visitors saw, and sealed values known from elsewhere. */
export type Sought = { names: string[]; ids: string[]; sealed: Map<string, string[]> };

/** So many dead rows of a table are tried with all keys. */
const DEAD = 150;

/** Reads everything on a disk. */
export async function evidenceOf(disk: Disk, { names, ids, sealed: known }: Sought): Promise<Evidence> {
  const { tables, rows } = await rowsOf(disk.cluster);
  const people = peopleIn(tables, rows, names);
  const opener = new Opener(disk.data);
  const patterns: [name: string, bytes: Buffer][] = [
    ...[...people, ...ids].flatMap((id) => (id ? formsOf(id) : [])),
    ...people.flatMap((id, who) => (id ? [[id, Buffer.from(names[who] ?? '')] as [string, Buffer]] : [])),
    ...addressesOf(people, rows, opener),
    ...[...known.keys()].map((hex): [string, Buffer] => [`sealed ${hex}`, Buffer.from(hex, 'hex')]),
  ];
  const look = new Look(patterns);
  const read = new Set<string>();
  for (const folder of disk.folders)
    for (const file of filesIn(folder)) {
      const bytes = readFileSync(file);
      // PostgreSQL begins with several copies of the same files.
      const content = hash('sha1', bytes);
      if (read.has(content)) continue;
      read.add(content);
      const where = path.relative(folder, file);
      look.file(where, bytes);
      if (file.startsWith(disk.cluster)) look.pieces(where, look.pages(where, bytes));
    }
  look.look('the names of files', Buffer.from(disk.files.map(({ file }) => file).join('\n')));
  look.note('the log', Buffer.from(disk.said));
  for (const file of disk.backups.flatMap(besides)) look.look(path.basename(file), readFileSync(file));
  const keys = [...keysOf(disk.data), ...look.keys, ...keysIn(Buffer.from(disk.said))];
  const blocks = disk.image && (await blocksIn(disk.image, { patterns, keys, opener }));
  if (blocks) {
    keys.push(...blocks.keys);
    for (const [word, wheres] of blocks.canaries) for (const where of wheres) look.add(word, where);
  }
  const backups = await backupsOn(disk, keys);
  for (const { name, bytes } of backups.newest?.parts ?? []) look.look(`backup, ${name}`, bytes);
  for (const { name, bytes } of backups.kept?.parts ?? []) look.note(`backup, ${name}, to its keeper`, bytes);
  const sealed: Evidence['sealed'] = new Map();
  for (const { table, values } of [...rows, ...(backups.newest?.rows ?? [])])
    for (const value of Object.values(values)) {
      if (value === null) continue;
      look.note(`${table}, asked`, Buffer.from(value));
      const text = opener.openValue(value);
      if (text === undefined) continue;
      look.look(`${table}, decrypted`, Buffer.from(text));
      if (value.startsWith('\\x')) sealed.set(value.slice(2, 34), [...canariesIn(Buffer.from(text))]);
    }
  for (const { file, tuple } of deadOf(look.tuples, tables))
    for (const text of opener.openIn(tuple.data)) look.look(`${file}, dead and decrypted`, Buffer.from(text));
  for (const [hex, words] of known)
    for (const finder of [look.finder, ...(blocks ? [blocks.finder] : [])])
      for (const { file } of finder.found.get(`sealed ${hex}`) ?? [])
        for (const word of words) look.add(word, `${file}, sealed`);
  const { changed, earlier } = backups;
  const { canaries, tuples, records } = look;
  return {
    ...{
      tables,
      rows,
      tuples,
      people,
      found: look.finder.found,
      canaries,
      records,
      sealed,
      files: disk.files,
    },
    ...{ backup: backups.newest?.rows ?? [], changed, earlier: withSealed(earlier, opener), patterns },
    ...(blocks && { blocks }),
  };
}

/** A backup, and what stands beside it. */
const besides = ({ file }: Disk['backups'][number]) =>
  [file, `${file}.erased`, `${file}.sha256`].filter((each) => existsSync(each));

/** The newest backup and what changed since the one before it, as the keys on the disk open them; both as their keeper opens them. */
async function backupsOn({ backups, identity }: Disk, keys: string[]) {
  const [first, second] = [backups.at(-2), backups.at(-1)];
  const newest = second && (await openBackup(second, keys));
  const before = first && (await openBackup(first, keys));
  const changed = { rows: before && newest ? changedBetween(before, newest) : [], at: second?.at ?? 0 };
  const keepers = identity ? [identity] : [];
  const kept = second && (await openBackup(second, keepers));
  const opened = first && (await openBackup(first, keepers));
  if (identity && !(kept && opened)) throw new Error('the identity of the backups does not open them');
  return { newest, changed, kept, earlier: { opened, at: first?.at ?? 0 } };
}

function withSealed(
  { opened, at }: { opened: Opened | undefined; at: number },
  opener: Opener,
): Evidence['earlier'] {
  const values = (opened?.rows ?? []).flatMap((row) => Object.values(row.values));
  const texts = values.flatMap((value) => (value && opener.openValue(value)) || []);
  const all = [...(opened?.parts ?? []).map(({ bytes }) => bytes), ...texts.map((text) => Buffer.from(text))];
  return { canaries: new Set(all.flatMap((bytes) => [...canariesIn(bytes)])), at };
}

/** Ids of people by their names: from whatever table has a column with most of the names, and another that is unique and an id. */
function peopleIn(tables: Table[], rows: Row[], names: string[]): (string | undefined)[] {
  const wanted = new Set(names);
  for (const { name, columns } of tables) {
    const here = rows.filter(({ table }) => table === name);
    const id = columns.find(({ type }) => type === 'uuid')?.name;
    for (const column of columns) {
      const known = new Map(
        here.map(({ values }) => [values[column.name] ?? '', values[id ?? ''] ?? undefined]),
      );
      const [hits, of] = [[...known.keys()].filter((each) => wanted.has(each)).length, here.length];
      if (id && hits > 1 && hits * 2 > of) return names.map((each) => known.get(each));
    }
  }
  throw new Error('no table holds the names of people: the auditor cannot begin');
}

/** People's e-mail addresses, by their ids: whatever is sealed in a row of theirs and has an @ in it. */
function addressesOf(
  people: Evidence['people'],
  rows: Row[],
  opener: Opener,
): [id: string, address: Buffer][] {
  const known = new Set(people);
  return rows.flatMap(({ values }) => {
    const id = Object.values(values).find((value) => value !== null && known.has(value));
    const texts = Object.values(values).map((value) => value?.startsWith('\\x') && opener.openValue(value));
    return texts.flatMap((text): [string, Buffer][] =>
      id && text && /^[^\s@]{3,}@[^\s@]{4,}$/.test(text) ? [[id, Buffer.from(text)]] : [],
    );
  });
}

/**
 * Some rows that PostgreSQL no longer shows, of tables that have sealed columns: trying every byte of them with every key takes its time.
 * Sealed values that are known from the disk before are looked for everywhere besides.
 */
function deadOf(tuples: Evidence['tuples'], tables: Table[]): Evidence['tuples'] {
  const sealing = tables.filter(({ columns }) => columns.some(({ type }) => type === 'bytea'));
  return sealing.flatMap(({ file: of }) => {
    const dead = tuples.filter(
      ({ file, tuple }) => (tuple.state !== 'normal' || tuple.xmax !== 0) && file.endsWith(`/${of}`),
    );
    return [...new Map(dead.map((each) => [hash('sha1', each.tuple.data), each])).values()].slice(0, DEAD);
  });
}
