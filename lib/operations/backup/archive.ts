import type { Table } from '#lib/platform/database/copy';

/**
 * What stands at the beginning of a backup: by which id it is known, when it was made (ISO 8601, to the second), when the database was read
 * by the database's own clock (microseconds since 1970, as text; none in backups from before), which migrations its tables had, and which tables
 * it holds.
 */
export type Manifest = {
  is: 'manifest';
  id: string;
  madeAt: string;
  readAt: string;
  migrations: string[];
  tables: Table[];
};

/** What a backup holds, one after the other: first the manifest, then keys, tables in an order in which foreign keys hold, files. */
export type BackupInfo =
  | Manifest
  | { is: 'key'; name: string }
  | { is: 'table'; table: Table }
  | { is: 'file'; name: string; size: number };

/** One of them, with its bytes. */
export type ArchivePart<T = BackupInfo> = { about: T; body: AsyncIterable<Uint8Array> };

/** A part that is read: its body once, in order; then the SHA-256 of its bytes, in hex. */
export type ReadPart = ArchivePart & { hash: () => string };
