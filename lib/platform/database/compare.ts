import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { columnsOf, nameOf, type Table, tables } from '#lib/platform/database/copy';

/** What two databases differ in. */
export class Differs extends Error {}

/**
 * Compares all tables of two databases: their columns, and their rows, in whatever order these lie, by two sums of keyed hashes over
 * whole rows (128 bits with keys of this moment). @throws Differs naming the table
 */
export async function compare(one: pg.ClientBase, other: pg.ClientBase): Promise<void> {
  const [ours, theirs] = await Promise.all([tables(one), tables(other)]);
  if (JSON.stringify(ours.map(shapeOf).sort()) !== JSON.stringify(theirs.map(shapeOf).sort()))
    throw new Differs('The two databases do not have the same tables');
  const keys = [randomInt(2 ** 47), randomInt(2 ** 47)];
  for (const table of ours) {
    const [here, there] = await Promise.all([one, other].map((client) => sumsOf(client, table, keys)));
    if (JSON.stringify(here) !== JSON.stringify(there)) throw new Differs(`${table.name} is not the same`);
  }
}

const shapeOf = (table: Table): string => `${nameOf(table)}(${columnsOf(table)})`;

async function sumsOf(client: pg.ClientBase, table: Table, keys: number[]): Promise<unknown> {
  const sums = keys.map((key) => `sum(hashtextextended(row, ${key})::numeric)::text`);
  const rows = `SELECT ROW(${columnsOf(table)})::text AS row FROM ${nameOf(table)}`;
  const { rows: found } = await client.query(
    `SELECT ${sums.join(', ')}, count(*)::text FROM (${rows}) all_rows`,
  );
  return Object.values(found[0] ?? {});
}
