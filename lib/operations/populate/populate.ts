import pg from 'pg';
import { KeeperError } from '#lib/operations/errors';
import { Chance } from '#lib/operations/populate/chance';
import { filling } from '#lib/operations/populate/filling';
import type { Populating } from '#lib/operations/populate/options';
import { posts, settle } from '#lib/operations/populate/rows';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { FOLDING } from '#lib/values/text/search-text';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';
import { BOARD } from '../../../prisma/sample/rosengarten.ts';

/**
 * Fills a board with so many living posts. The same seed at the same minute gives the same neighbourhood. @throws KeeperError where something
 * stands there already and nothing is to be added
 */
export async function populate(url: string, { posts: many, seed, add }: Populating): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM "Post" LIMIT 1');
    if (rows[0] && !add)
      throw new KeeperError('Something stands on this board already. With --add, more is put beside it.');
    const column = async (table: string, name: string) => {
      const { rows } = await client.query<{ value: string }>(`SELECT "${name}" AS value FROM "${table}"`);
      return new Set(rows.map(({ value }) => value));
    };
    await client.query(
      `UPDATE "Board" SET "name" = $1, "area" = $2, "language" = $3, "openingHash" = NULL WHERE "name" = ''`,
      [BOARD.name, cellAt(BOARD.point.lat, BOARD.point.lng, AREA), BOARD.language],
    );
    const taken = { names: await column('Person', 'nameKey'), slugs: await column('Place', 'slug') };
    // What is put here is folded as this release folds: nobody need look through millions of posts for it.
    if (!rows[0]) await client.query(`UPDATE "Board" SET "foldedBy" = $1`, [FOLDING]);
    const began = performance.now();
    await filling(client, async (put, handOver) => {
      // Beside what stands already, nobody is called the same.
      const chance = new Chance(add ? `${seed} ${crypto.randomUUID()}` : seed);
      const world = { chance, now: now(), zone: zone(), middle: BOARD.point, posts: many, put };
      const post = posts(world, settle(world, taken));
      for (let made = 0; made < many; made++) {
        post();
        await handOver();
      }
      console.log('The posts are written; their indexes are being made');
    });
    console.log(
      `${many} living posts stand on the board, after ${Math.round((performance.now() - began) / 1000)} s`,
    );
  } finally {
    await client.end();
  }
}
