import pg from 'pg';

/** Where a PostgreSQL is reached: a socket's folder, or a host and its port. */
export type Connection = { host: string; port: number; password: string };

/** Another Fournil holds this PostgreSQL as its own. */
export class InUse extends Error {}

/** The connection string of a database. */
export function urlOf({ host, port, password }: Connection, name: string): string {
  const where = host.startsWith('/')
    ? `localhost/${name}?host=${encodeURIComponent(host)}`
    : `${host}:${port}/${name}`;
  return `postgresql://fournil:${password}@${where}`;
}

/** A client for the database that every PostgreSQL has. */
export function clientOf({ host, port, password }: Connection): pg.Client {
  const client = new pg.Client({ host, port, password, user: 'fournil', database: 'postgres' });
  client.on('error', () => {}); // the server went away: its exit is handled where it was started
  return client;
}

/** Holds a lock as long as we live, so that a PostgreSQL left behind by a killed Fournil can be told from one in use. @throws InUse */
export async function lockAsOurs(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtext('fournil')) AS held");
  if (!rows[0].held)
    throw new InUse(
      'Another Fournil is running on this data directory: stop it, or set DATA_DIR to another folder',
    );
}
