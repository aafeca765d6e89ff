import { BLOCK, type Run, unownedRuns } from './carve.ts';
import { backupsBeginIn, carvedBackup } from './carved-backups.ts';
import { rowsOfBackup, tarsBeginIn } from './carved-rows.ts';
import type { Evidence } from './evidence.ts';
import { Look } from './look.ts';
import type { Row } from './rows.ts';
import type { Opener } from './sealed.ts';
import { streamsIn } from './streams.ts';

/** An image of a disk, and copies of the files that are on it. */
export type Image = { image: string; files: string[] };

/** What is looked for in blocks, what may open backups that lie there, and what opens what is sealed in them. */
type Seeking = { patterns: [name: string, bytes: Buffer][]; keys: string[]; opener: Opener };

/** What stands in the blocks of a disk that belong to no file. */
export type Blocks = Look & { rows: Row[] };

const WHERE = 'free blocks';

/**
 * Reads all blocks of an image that are none of a file's: raw, as PostgreSQL's pages and log, as what is compressed, as backups and tars,
 * which are opened with every key that lies on the disk, in free blocks as well.
 */
export async function blocksIn(
  { image, files }: Image,
  { patterns, keys, opener }: Seeking,
): Promise<Blocks> {
  const look = new Look(patterns);
  const sealed: Run[] = [];
  for (const run of unownedRuns(image, files)) {
    const { at, bytes } = run;
    look.file(WHERE, bytes, at);
    look.pages(WHERE, bytes, { step: BLOCK, from: at });
    look.keys.push(...keysAlone(bytes));
    if ([...backupsBeginIn(bytes), ...tarsBeginIn(bytes)].length > 0) sealed.push(run); // until all keys are known
  }
  look.pieces(
    WHERE,
    look.tuples.map(({ tuple }) => tuple),
  );
  const rows = await carved(sealed, look, new Set([...keys, ...look.keys]));
  for (const { values } of rows)
    for (const value of Object.values(values)) {
      const text = value === null ? undefined : opener.openValue(value);
      if (text !== undefined) look.look(`${WHERE}, decrypted`, Buffer.from(text));
    }
  return Object.assign(look, { rows });
}

/** The rows of backups that lie there, opened, and of tars that were never sealed. */
async function carved(runs: Run[], look: Look, keys: Set<string>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { bytes } of runs) {
    for (const at of backupsBeginIn(bytes)) {
      const plain = await carvedBackup(bytes.subarray(at), keys);
      if (!plain) continue;
      rows.push(...rowsOfBackup(plain));
      look.look(`${WHERE}, a backup opened`, plain);
      for (const stream of streamsIn(plain)) look.look(`${WHERE}, a backup opened`, stream);
    }
    for (const at of tarsBeginIn(bytes)) rows.push(...rowsOfBackup(bytes.subarray(at)));
  }
  return rows;
}

/** Files that hold one key and nothing else. */
function keysAlone(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const [, key] = /^([\w-]{43})\n\0/.exec(bytes.subarray(at, at + 64).toString('latin1')) ?? [];
    if (key) found.push(key);
  }
  return found;
}

/** What blocks say, as the attacks take it. */
export function evidenceOfBlocks({ tables, people }: Evidence, blocks: Blocks): Evidence {
  const { canaries, tuples, records, rows } = blocks;
  return {
    ...{ tables, people, tuples, canaries, records, found: blocks.finder.found, rows: [], files: [] },
    ...{ sealed: new Map(), backup: rows, changed: { rows: [], at: 0 } },
    earlier: { canaries: new Set(), at: 0 },
  };
}
