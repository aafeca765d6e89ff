import pg from 'pg';
import { isAnybodyHere, keepOpeningLink } from '#lib/operations/start/start.sql';
import { run } from '#lib/platform/database/statement';
import { randomToken, sha256 } from '#lib/values/text/random';

/**
 * The opening link of an empty board: a fresh one at each start, until somebody is there. Only its hash is kept.
 * @returns the address, or undefined where somebody is here already.
 */
export async function openingLink(databaseUrl: string, address: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [anybody] = await run(client, isAnybodyHere, {});
    if (anybody?.isHere) return undefined;
    const token = randomToken();
    await run(client, keepOpeningLink, { hash: sha256(token) });
    return `${address}/begin?key=${token}`;
  } finally {
    await client.end();
  }
}
