import type { Statement } from '#lib/platform/database/statement';

/** What of a row may stand in the list of things that were erased early (lib/platform/database/tombstones.ts): `id` is what is listed. */
export type Listed = { id: string; sealed?: Buffer };

/** What a noun erases once more where a backup brought it back: as what it is listed, what may be, and what is then done. */
export type EraseAgain = {
  what: string;
  /** All that may be listed; read through a cursor, for there can be many. */
  rows: Statement<Record<never, never>, Listed>;
  /** What is listed of a row, where it is not its `id`. */
  idOf?: (row: Listed) => string;
  /** @param day since when it is listed */
  apply: (id: string, day: Date) => Promise<unknown>;
};
