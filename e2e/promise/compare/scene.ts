import { readFileSync } from 'node:fs';
import { makeClock } from '#audit/clock';
import type { Board } from '#e2e/board';
import { ask, neighbourhood } from '#e2e/promise/neighbourhood';
import { Client, type Door } from '#siege/client';

/** A board with posts and places as a neighbourhood has them, on which at first nobody is and nothing was said or done. */
export type Scene = {
  board: Board;
  url: string;
  database: string;
  /** Asks its database. */
  ask: (...statements: string[]) => Promise<Record<string, string>[]>;
  /** An activity, a date of it, an offer and a place, as they stand in addresses. */
  activity: string;
  date: string;
  offer: string;
  place: string;
  placeId: string;
  /** Somebody comes in by a form of which nothing stays, and has no careful days. */
  comeIn: (name: string) => Promise<Client>;
  /** Nobody is there any more, and nothing that they said or did. */
  clear: () => Promise<void>;
  /** What was kept of pages to be answered again falls, as when the board has not heard for a while what changed. */
  fall: () => Promise<unknown>;
  end: () => Promise<void>;
};

/** So many minutes after a full hour it is at first, early in the evening: nothing on the board begins or ends within the next forty. */
const BEGINS = 'T17:05:00Z';

const BUILD = '.next-test';
/** What visitors see: what is said in a post and of a place, why something is closed, where a place's former address leads, and the board's own row. Whatever else there is a table for, they do not. */
const SEEN = ['Board', 'Place', 'FormerSlug', 'TodayLine', 'Post', 'Occurrence', 'Picture', 'Fold'];

/** Lets the sample neighbourhood move in, and all of it but its posts and places move out again. */
export async function setScene(): Promise<Scene> {
  const clock = makeClock(Date.parse(new Date().toISOString().slice(0, 10) + BEGINS));
  clock.hold(true);
  const { board, database } = await neighbourhood(clock.env);
  const asking = (...statements: string[]) => ask(database, ...statements);
  const hidden = await hiddenTables(asking);
  const clear = async () => {
    await asking(...['Picture', 'Fold', ...hidden].map((table) => `DELETE FROM "${table}"`));
  };
  await clear();
  const [found] = await asking(
    `SELECT p.id AS activity, d.id AS date, p."placeId", s.slug AS place,
       (SELECT id FROM "Post" WHERE kind = 'OFFER' AND "placeId" IS NULL ORDER BY title LIMIT 1) AS offer
     FROM "Post" p JOIN "Occurrence" d ON d."postId" = p.id JOIN "Place" s ON s.id = p."placeId"
     WHERE p.title LIKE 'Digging%'`,
  );
  const { activity = '', date = '', offer = '', place = '', placeId = '' } = found ?? {};
  const door: Door = {
    port: Number(new URL(board.url).port),
    origin: board.url,
    actions: actionsOf(BUILD),
  };
  return {
    ...{ board, url: board.url, database, ask: asking, activity, date, offer, place, placeId, clear },
    fall: () =>
      asking(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fournil listens'`,
      ),
    comeIn: (name) => comeIn(new Client(door, { address: '127.0.0.1', name }), asking, name),
    end: async () => {
      await board.stop();
      clock.remove();
    },
  };
}

/** Every table of the board's own but those that visitors see. */
export async function hiddenTables(asking: Scene['ask']): Promise<string[]> {
  const rows = await asking(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY tablename`,
  );
  return rows.map(({ tablename = '' }) => tablename).filter((table) => !SEEN.includes(table));
}

async function comeIn(device: Client, asking: Scene['ask'], name: string): Promise<Client> {
  const watched = await device.send(await device.open('/watch?q=quinces'), 'q', { name });
  await device.send(watched, 'dismissPassphrase');
  await device.send(await device.open('/me'), 'stop');
  await asking(`UPDATE "Person" SET "carefulUntil" = NULL WHERE name = '${name}'`);
  return device;
}

/** The names of a build's actions by their ids, as the build itself lists them. */
function actionsOf(build: string): Door['actions'] {
  const manifest = JSON.parse(readFileSync(`${build}/server/server-reference-manifest.json`, 'utf8'));
  return new Map(
    Object.entries<{ exportedName: string }>(manifest.node).map(([id, { exportedName }]) => [
      id,
      exportedName,
    ]),
  );
}
