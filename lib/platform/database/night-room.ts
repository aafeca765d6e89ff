import type pg from 'pg';
import { hasDiskSpace } from '#lib/platform/files/disk-space';

// What lives is written once more beside what is there, and each table is sorted on the disk on its way.
const TAKES = `
  SELECT pg_database_size(current_database()) + coalesce(max(pg_table_size(oid)), 0) AS bytes
  FROM pg_class WHERE relkind = 'r'`;

/** Whether a night has room on the disk where a cluster lies. One that fills it would stop whoever writes there. */
export async function hasRoomForNight(client: pg.ClientBase, folder: string): Promise<boolean> {
  const { rows } = await client.query<{ bytes: string }>(TAKES);
  return await hasDiskSpace(folder, Number(rows[0]?.bytes));
}
