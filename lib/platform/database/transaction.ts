import type pg from 'pg';

/** Does some work in one transaction of a connection of one's own; what fails undoes it. */
export async function transaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const done = await work();
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the first error says what was wrong
    throw error;
  }
}
