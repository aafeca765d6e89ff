import pg from 'pg';

// Making, mirroring and forgetting take turns: what one knows of the backups and the lists beside them is so until it has done what it does.
// Frozen: releases before take the same lock to write the list.
const LOCK = "hashtext('fournil erased')";

/** Does something with the backups and what stands beside them while nobody else does, in any process, on any machine. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  client.on('error', () => {}); // the server went away: what is asked of it says so
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    return await work();
  } finally {
    await client.end();
  }
}
