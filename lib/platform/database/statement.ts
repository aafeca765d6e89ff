import type pg from 'pg';
import type { Transaction } from '#lib/platform/database/client';

type Single = string | boolean | number | Date | Uint8Array | null;
/** What a statement can be given: one value, or a list (an array of PostgreSQL, for `unnest` and `ANY`). */
export type Value = Single | readonly Single[];
/** Whoever can be asked: Prisma (the pool, or one transaction of it), or a connection of one's own. */
export type Queryable = Pick<Transaction, '$queryRawUnsafe'> | Pick<pg.ClientBase, 'query'>;

/**
 * A constant text of SQL, whose parameters are `$name`; `Params` says what it is given and `Row` what it answers with. Statements stand in
 * `*.sql.ts` only, where a test prepares each against the migrated schema (lib/platform/database/statements.test.ts).
 */
export class Statement<Params extends Record<string, Value> = Record<string, Value>, Row = object> {
  /** The text as PostgreSQL takes it, with `$1`, `$2` … */
  readonly text: string;
  readonly #names: readonly string[];
  declare readonly row: Row;

  constructor(sql: string) {
    const names = new Set([...sql.matchAll(NAME)].map(([, name = '']) => name));
    this.#names = [...names];
    this.text = sql.replace(NAME, (_, name: string) => `$${this.#names.indexOf(name) + 1}`);
  }

  /** The values in the order of the text. */
  values(params: Params): Value[] {
    return this.#names.map((name) => sendable(params[name] ?? null));
  }
}

const NAME = /\$([a-z]\w*)/gi;

/** A statement, written down. */
export const statement = <Params extends Record<string, Value> = Record<never, Value>, Row = object>(
  sql: string,
) => new Statement<Params, Row>(sql);

/**
 * Asks the database a statement: the one way by which raw SQL reaches it. It is planned for the values that it is given each time (it is
 * sent without a name), which the board needs: docs/decisions/raw-sql.md.
 */
export async function run<Params extends Record<string, Value>, Row>(
  db: Queryable,
  asked: Statement<Params, Row>,
  params: Params,
): Promise<Row[]> {
  const values = asked.values(params);
  if ('$queryRawUnsafe' in db) return await db.$queryRawUnsafe<Row[]>(asked.text, ...values);
  return (await db.query(asked.text, values)).rows as Row[];
}

/** Prisma sends instants of a list as it would a text's, so they are texts from the beginning. */
const sendable = (value: Value): Value =>
  Array.isArray(value) ? value.map((each) => (each instanceof Date ? each.toISOString() : each)) : value;
