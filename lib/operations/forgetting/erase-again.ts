import 'server-only';
import pg from 'pg';
import { ERASED_AGAIN } from '#lib/operations/forgetting/registry';
import { type Table, tables } from '#lib/platform/database/copy';
import { eraseByKeys, keysOf, rowsOf } from '#lib/platform/database/cursor';
import type { EraseAgain, Listed } from '#lib/platform/database/erase-again-step';

/** Since which day something is listed, if it is. */
export type Find = (what: string, id: string) => Date | undefined;

/**
 * Erases what a backup brought back and people had erased since, by the list of it: rows of any table by their keys; what was withdrawn or
 * closed is so from that day; whoever left leaves once more. @returns whether anything was there that is listed
 */
export async function eraseListed(find: Find): Promise<boolean> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  let any = false;
  try {
    for (const table of await tables(client))
      if (table.name !== 'Person' && (await eraseRows(client, table, find))) any = true;
    for (const rule of ERASED_AGAIN)
      for (const { id, day } of await listed(rowsOf<Listed>(client, rule.rows.text), rule, find)) {
        await rule.apply(id, day);
        any = true;
      }
    return any;
  } finally {
    await client.end();
  }
}

async function eraseRows(client: pg.Client, table: Table, find: Find): Promise<boolean> {
  const gone = await listed(keysOf(client, table), { what: table.name }, find);
  const ids = gone.map(({ id }) => id);
  if (ids[0]) await eraseByKeys(client, table, ids);
  return ids[0] !== undefined;
}

/** Those of some rows that are listed, and since which day. */
async function listed(
  rows: AsyncIterable<Listed>,
  { what, idOf = ({ id }) => id }: Pick<EraseAgain, 'what' | 'idOf'>,
  find: Find,
): Promise<{ id: string; day: Date }[]> {
  const found: { id: string; day: Date }[] = [];
  for await (const row of rows) {
    const id = idOf(row);
    const day = find(what, id);
    if (day) found.push({ id, day });
  }
  return found;
}
