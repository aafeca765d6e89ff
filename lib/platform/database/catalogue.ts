import pg from 'pg';

/** Types that may hold what people write and when; none of them can hold a quantity. */
const ALLOWED = ['text', 'bool', 'timestamptz', 'date', 'bytea', 'uuid'];

/** Tables of libraries that hold numbers of their own, each with its reason. */
const LIBRARIES: Record<string, string> = {
  'public._prisma_migrations': 'which migrations were applied: says nothing of people',
};
const isKnown = (schema: string, name: string) => LIBRARIES[`${schema}.${name}`] !== undefined;

const COLUMNS = `
  SELECT n.nspname AS schema, c.relname AS relation, a.attname AS column,
         coalesce(e.typname, t.typname) AS type, coalesce(e.typtype, t.typtype) AS kind
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S')
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'extensions') AND n.nspname NOT LIKE 'pg_toast%'
    AND n.nspname NOT LIKE 'pg_temp%'`;

const FUNCTIONS = `
  SELECT n.nspname AS schema, p.proname AS name,
         coalesce(e.typname, t.typname) AS type, coalesce(e.typtype, t.typtype) AS kind
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_type t ON t.oid = p.prorettype
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'extensions')`;

const DOMAINS = `
  SELECT n.nspname AS schema, t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE t.typtype IN ('d', 'r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'extensions')`;

const SEQUENCES = `SELECT schemaname AS schema, sequencename AS name FROM pg_sequences WHERE schemaname <> 'extensions'`;

/**
 * What in a live database could hold a quantity, as sentences: columns of tables and views, functions' results, domains, sequences, in
 * every schema but `extensions`. Empty where the promise holds (docs/promise.md, point 1).
 */
export async function quantitiesIn(client: pg.Client): Promise<string[]> {
  const columns = await client.query(COLUMNS);
  const functions = await client.query(FUNCTIONS);
  const domains = await client.query(DOMAINS);
  const sequences = await client.query(SEQUENCES);
  const holds = ({ type, kind }: { type: string; kind: string }) => kind !== 'e' && !ALLOWED.includes(type);
  return [
    ...columns.rows
      .filter((row) => holds(row) && !isKnown(row.schema, row.relation))
      .map((row) => `${row.schema}.${row.relation}.${row.column} is ${row.type}`),
    ...functions.rows
      .filter(
        (row) =>
          holds(row) && row.type !== 'trigger' && row.type !== 'void' && !isKnown(row.schema, row.name),
      )
      .map((row) => `function ${row.schema}.${row.name} returns ${row.type}`),
    ...domains.rows.map((row) => `${row.schema}.${row.name} is a domain or a range`),
    ...sequences.rows
      .filter((row) => !isKnown(row.schema, row.name))
      .map((row) => `${row.schema}.${row.name} is a sequence`),
  ];
}

/** Refuses a database that could account for something. @throws Error naming what it found. */
export async function refuseQuantities(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const found = await quantitiesIn(client).finally(() => client.end());
  if (found.length)
    throw new Error(
      `This database could keep accounts, which Fournil promises not to:\n  ${found.join('\n  ')}`,
    );
}
