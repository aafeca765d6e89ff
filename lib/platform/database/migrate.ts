import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { withSchemaEngine } from '#lib/platform/database/engine';

const FOLDER = path.resolve('prisma/migrations');

/** The database was written by a newer Fournil: this one does not know what it would break. */
export class NewerDatabase extends Error {}

/** The migrations in prisma/migrations, oldest first. */
export function migrations(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Brings a database to the present schema and returns the names of the migrations it applied.
 * A test may leave out the last of them. Two processes that start at once wait for each other. @throws NewerDatabase, or whatever PostgreSQL says.
 */
export async function migrate(connectionString: string, names = migrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // the server went away: what was asked of it says so
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('fournil migration'))");
    const done = await appliedIn(client);
    const unknown = done.filter((name) => !names.includes(name));
    if (unknown.length) throw new NewerDatabase(unknown.join(', '));
    return names.every((name) => done.includes(name)) ? [] : await applyAll(connectionString, names);
  } finally {
    await client.end();
  }
}

/** All of them in one transaction, on the one connection it has: cut off at any moment, the database is as it was. */
async function applyAll(connectionString: string, names: string[]): Promise<string[]> {
  const pool = oneConnection(connectionString);
  pool.on('error', () => {}); // what was under way says so itself
  try {
    await pool.query('BEGIN');
    const input = { migrationsList: list(names), filters: { externalTables: [], externalEnums: [] } };
    const { appliedMigrationNames } = await withSchemaEngine(pool, (engine) => engine.applyMigrations(input));
    await pool.query('COMMIT');
    return appliedMigrationNames;
  } finally {
    await pool.end();
  }
}

/** A pool that is one connection: where that is cut off, nothing goes on upon another, outside the transaction. */
function oneConnection(connectionString: string): pg.Pool {
  let wasMade = false;
  const verify: pg.PoolConfig['verify'] = (_client, done) => {
    done(wasMade ? new Error('The connection was cut off') : undefined);
    wasMade = true;
  };
  return new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0, verify });
}

async function appliedIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there");
  if (!rows[0].there) return [];
  const sql = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL';
  const { rows: done } = await client.query<{ migration_name: string }>(sql);
  return done.map((row) => row.migration_name);
}

function list(names: string[]) {
  return {
    baseDir: FOLDER,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(path.join(FOLDER, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}
