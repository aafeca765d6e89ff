import pg from 'pg';
import { nameOf, type Table } from '#lib/platform/database/copy';

/** So many rows at once: of a table with millions, few are in memory. */
const BATCH = 5_000;

/** Reads what a constant text selects, some rows at a time, in a transaction of its own. */
export async function* rowsOf<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  text: string,
): AsyncGenerator<Row> {
  await client.query('BEGIN');
  await client.query(`DECLARE reading NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM reading`);
    yield* rows;
    if (!rows[BATCH - 1]) break;
  }
  await client.query('COMMIT');
}

/** The primary keys of all rows of a table, whichever it is: of several columns, in their order and with a slash between. */
export async function* keysOf(client: pg.ClientBase, table: Table): AsyncGenerator<{ id: string }> {
  yield* rowsOf(client, `SELECT ${keyOf(table)} AS id FROM ${nameOf(table)}`);
}

/** Erases rows of a table by their primary keys, as `keysOf` says them. */
export async function eraseByKeys(client: pg.ClientBase, table: Table, keys: string[]): Promise<void> {
  await client.query(`DELETE FROM ${nameOf(table)} WHERE ${keyOf(table)} = ANY($1)`, [keys]);
}

const keyOf = ({ key }: Table) =>
  `concat_ws('/', ${key.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
