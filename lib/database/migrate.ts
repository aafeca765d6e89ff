import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { withSchemaEngine } from '#lib/database/engine';

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
 * Two processes that start at once wait for each other. @throws NewerDatabase, or whatever PostgreSQL says.
 */
export async function migrate(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('fournil migration'))");
    const done = await appliedIn(client);
    const unknown = done.filter((name) => !migrations().includes(name));
    if (unknown.length) throw new NewerDatabase(unknown.join(', '));
    if (migrations().every((name) => done.includes(name))) return [];
    const input = { migrationsList: list(), filters: { externalTables: [], externalEnums: [] } };
    const { appliedMigrationNames } = await withSchemaEngine(connectionString, (engine) =>
      engine.applyMigrations(input),
    );
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}

async function appliedIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there");
  if (!rows[0].there) return [];
  const sql = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL';
  const { rows: done } = await client.query<{ migration_name: string }>(sql);
  return done.map((row) => row.migration_name);
}

function list() {
  return {
    baseDir: FOLDER,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations().map((name) => ({
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
