import { keysIn } from './backups.ts';
import { Finder } from './find.ts';
import { type LogRecord, logRecordsIn, logStreamsIn } from './log-records.ts';
import { compressedIn, decompressed, PAGE, type Tuple, toastsIn, tuplesIn } from './pages.ts';
import { streamsIn } from './streams.ts';
import { canariesIn } from './words.ts';

/** How PostgreSQL's pages may lie in some bytes: so far apart at least. */
type Lying = { step?: number; from?: number };

/** Reads bytes in every way that the auditor knows, and notes what stands where. */
export class Look {
  /** Canaries, and where each was found. */
  readonly canaries = new Map<string, Set<string>>();
  /** All rows in PostgreSQL's pages, dead ones as well. */
  readonly tuples: { file: string; tuple: Tuple }[] = [];
  /** The records of its log, by the stream in which they stand. */
  readonly records = new Map<string, LogRecord[]>();
  /** What may open something. */
  readonly keys: string[] = [];
  readonly finder: Finder;

  constructor(patterns: Iterable<[name: string, bytes: Buffer]>) {
    this.finder = new Finder(patterns);
  }

  /** Canaries alone. */
  note(where: string, bytes: Buffer): void {
    for (const word of canariesIn(bytes)) this.add(word, where);
  }

  add(word: string, where: string): void {
    this.canaries.set(word, (this.canaries.get(word) ?? new Set()).add(where));
  }

  /** Canaries and all that is looked for. @param from at which byte of `where` these begin */
  look(where: string, bytes: Buffer, from = 0): void {
    this.note(where, bytes);
    this.finder.look(where, bytes, from);
  }

  /** Likewise, and what in it is compressed, and keys. */
  file(where: string, bytes: Buffer, from = 0): void {
    this.look(where, bytes, from);
    this.keys.push(...keysIn(bytes));
    for (const stream of streamsIn(bytes)) this.look(`${where}, decompressed`, stream);
  }

  /** Bytes of PostgreSQL's: rows, the pieces of what is long, its log. @returns the rows */
  pages(where: string, bytes: Buffer, { step = PAGE, from = 0 }: Lying = {}): Tuple[] {
    for (const value of compressedIn(bytes)) this.look(`${where}, decompressed`, value);
    const here = tuplesIn(bytes, step);
    for (const tuple of here) this.tuples.push({ file: where, tuple });
    for (const [at, stream] of logStreamsIn(bytes, step).entries()) {
      const name = `stream ${from} ${at} of ${where.replace('pg_wal', 'the log')}`;
      this.look(name, stream);
      this.records.set(name, logRecordsIn(stream));
      // In a record nothing is aligned.
      for (const value of compressedIn(stream, 1)) this.look(`${where}, decompressed`, value);
    }
    return here;
  }

  /** What was too long for its row, put together of pieces wherever they lay. */
  pieces(where: string, tuples: readonly Tuple[]): void {
    for (const value of toastsIn(tuples)) {
      this.look(`${where}, put together`, value);
      this.look(`${where}, put together and decompressed`, decompressed(value) ?? Buffer.alloc(0));
    }
  }
}
