import pg from 'pg';
import { asking } from '#e2e/promise/compare/answers';
import { hiddenTables, type Scene } from '#e2e/promise/compare/scene';

/** Which of some addresses are not answered while nobody can read what visitors do not see. @param patience in milliseconds, for each */
export async function waitsForHidden(
  { url, database, ask }: Scene,
  addresses: string[],
  { patience, own }: { patience: number; own?: Record<string, string> },
): Promise<string[]> {
  const tables = (await hiddenTables(ask)).map((table) => `"${table}"`);
  const holding = new pg.Client({ connectionString: database });
  await holding.connect();
  try {
    await holding.query(`BEGIN; LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`);
    const as = asking(url, own, patience);
    const waits = await Promise.all(
      addresses.map(async (address) => {
        const status = await as(address).then(
          (answer) => answer.status,
          (error: Error) => error.message,
        );
        const fails = typeof status === 'string' || status >= 500;
        return fails ? [`${address}: ${status}, ${await waiting(holding)}`] : [];
      }),
    );
    return waits.flat();
  } finally {
    await holding.end();
  }
}

/** For which tables somebody waits. */
async function waiting(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ table: string }>(
    'SELECT DISTINCT relation::regclass::text AS table FROM pg_locks WHERE NOT granted AND relation IS NOT NULL',
  );
  return rows.map(({ table }) => table).join(', ');
}
