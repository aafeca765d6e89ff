import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '#generated/prisma/client';
import { quietAt } from '#lib/platform/database/maintenance-gate';

/** What queries and mutations speak to: the database, or one transaction of it. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

// A database that is not there refuses at once; one on a busy machine takes its time, and a page that comes late beats one that broke.
const PATIENCE = 20_000;

/** Opens a pool on a database. Ten connections a process: more would only queue inside PostgreSQL on small machines. */
export function connect(connectionString: string): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString, max: 10, connectionTimeoutMillis: PATIENCE },
    // A connection lost while idle is replaced by the pool at the next query: nothing to do, and no reason to die.
    { onPoolError: () => {} },
  );
  return new PrismaClient({ adapter });
}

const kept = globalThis as { fournilDatabase?: PrismaClient; fournilDatabaseQuiet?: true };

/** The database of this process (DATABASE_URL, set by the start command). Kept on globalThis: bundles load this file twice. */
export function database(): PrismaClient {
  kept.fournilDatabase ??= opened(process.env.DATABASE_URL ?? missing());
  return kept.fournilDatabase;
}

function opened(connectionString: string): PrismaClient {
  quietOnce();
  return connect(connectionString);
}

/**
 * Where the database is switched over at night, no connection to the old one is left; the next query opens new ones, by a new client: the
 * plans that the old one keeps quote what was asked.
 */
function quietOnce(): void {
  if (kept.fournilDatabaseQuiet) return;
  kept.fournilDatabaseQuiet = true;
  quietAt('all', async () => {
    const client = kept.fournilDatabase;
    kept.fournilDatabase = undefined;
    await client?.$disconnect();
  });
}

function missing(): never {
  throw new Error('DATABASE_URL is not set: start through the start command');
}
