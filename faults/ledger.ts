import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { urlOf } from '#lib/platform/database/connection';

/** How each kind of thing that can be acknowledged is known from others, in the board's own database. */
const KINDS = {
  people: 'SELECT name AS text FROM "Person"',
  posts: 'SELECT title AS text FROM "Post"',
  messages: 'SELECT body AS text FROM "Message"',
  joinings: `SELECT name || ' ' || "occurrenceId" AS text FROM "Joining" JOIN "Person" ON id = "personId"`,
  withdrawn: `SELECT '/posts/' || id AS text FROM "Post" WHERE "withdrawnAt" IS NOT NULL`,
};
type Kind = keyof typeof KINDS;

/** What the board has acknowledged, as those who wrote know it. */
export class Ledger {
  readonly #known: Record<Kind, Set<string>> = {
    people: new Set(),
    posts: new Set(),
    messages: new Set(),
    joinings: new Set(),
    withdrawn: new Set(),
  };

  /** Notes what was acknowledged. */
  note(kind: Kind, text: string): void {
    this.#known[kind].add(text);
  }

  has(kind: Kind, text: string): boolean {
    return this.#known[kind].has(text);
  }

  /** How much was acknowledged. */
  get size(): number {
    return Object.values(this.#known).reduce((sum, { size }) => sum + size, 0);
  }

  /** What of it the board does not hold, and what the board holds more than once, as sentences. */
  async check(folder: string): Promise<string[]> {
    const wrong: string[] = [];
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const known = [...this.#known[kind]]; // what is acknowledged from here on need not be in the answer
      const found = await askBoard(folder, KINDS[kind]);
      const once = new Set(found);
      for (const one of known) if (!once.has(one)) wrong.push(`acknowledged and lost (${kind}): ${one}`);
      for (const one of found) if (!once.delete(one)) wrong.push(`there twice (${kind}): ${one}`);
    }
    return wrong;
  }
}

/** Asks the database of a board, from beside it. @param sql with one column, `text` */
export async function askBoard(folder: string, sql: string): Promise<string[]> {
  const password = readFileSync(path.join(folder, 'keys/postgres'), 'utf8').trim();
  const connection = { host: path.join(folder, 'postgres'), port: 5432, password };
  const client = new pg.Client({ connectionString: urlOf(connection, 'fournil') });
  client.on('error', () => {}); // it may be killed meanwhile
  await client.connect();
  try {
    return (await client.query<{ text: string }>(sql)).rows.map(({ text }) => text);
  } finally {
    await client.end().catch(() => {});
  }
}
