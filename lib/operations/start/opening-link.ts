import pg from 'pg';
import { randomToken, sha256 } from '#lib/values/text/random';

/**
 * The opening link of an empty board: a fresh one at each start, until somebody is there. Only its hash is kept.
 * @returns the address, or undefined where somebody is here already.
 */
export async function openingLink(databaseUrl: string, address: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT EXISTS (SELECT FROM "Person") AS somebody');
    if (rows[0].somebody) return undefined;
    const token = randomToken();
    await client.query('UPDATE "Board" SET "openingHash" = $1', [sha256(token)]);
    return `${address}/begin?key=${token}`;
  } finally {
    await client.end();
  }
}
