import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

// What reads the database for long (a backup) and what moves it (the night) take turns, by a lock of PostgreSQL's that ends with the
// connection: a night's switch would cut a backup off.
const KEY = "hashtext('fournil night')";

/** Whether the database may be moved while this connection lasts: nobody reads it for long. */
export async function tryNightLock(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(`SELECT pg_try_advisory_lock(${KEY}) AS may`);
  return rows[0]?.may === true;
}

const OFTEN = 1_000;
/** Longer than a large board takes to move. */
const PATIENCE = 30 * 60_000;

/**
 * A connection for reading long: as long as it lasts, the database is not moved. Where it is being moved just now, waits until that is
 * done. @throws where no database answers, and none is being moved, or for too long
 */
export async function connectToRead(connectionString: string): Promise<pg.Client> {
  let isMoving = false;
  for (const from = performance.now(); ; ) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => {}); // the server went away: what is asked of it says so
    try {
      await client.connect();
      const { rows } = await client.query(`SELECT pg_try_advisory_lock_shared(${KEY}) AS may`);
      if (rows[0].may) return client;
      isMoving = true;
    } catch (error) {
      if (!isMoving || performance.now() - from > PATIENCE) throw error;
    }
    await client.end().catch(() => {});
    await pause(OFTEN);
  }
}
