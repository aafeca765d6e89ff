import type pg from 'pg';

/**
 * Holds the board as long as a connection lives, beside everybody else who does: those that serve, and backups. Waits while somebody has it
 * alone.
 */
export async function lockBoard(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT pg_advisory_lock_shared(hashtext('fournil serves'))");
}

/** Holds the board alone, as long as a connection lives. @returns false where anybody holds it */
export async function tryLockBoardAlone(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtext('fournil serves')) AS held");
  return rows[0].held;
}
