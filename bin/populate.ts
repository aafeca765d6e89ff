import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { messageFor } from '#lib/operations/errors';
import { Chance } from '#lib/operations/populate/chance';
import { filling } from '#lib/operations/populate/filling';
import { posts, settle } from '#lib/operations/populate/rows';
import { reach } from '#lib/operations/start/reach';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';
import { BOARD } from '../prisma/sample/rosengarten.ts';

// `npm run populate -- --posts 1000000`: a large neighbourhood of living posts in many languages, for measuring and for trying out. The
// same seed at the same minute gives the same neighbourhood.
const HELP = `npm run populate -- --posts 10000     fill an empty board with so many living posts
                   --seed TEXT     another neighbourhood than the usual one
                   --add           also where something stands on the board already`;

/** Something that is not done: said in one line. */
class Refused extends Error {}

if (existsSync('.env')) process.loadEnvFile('.env');
const given = { DATABASE_URL: process.env.DATABASE_URL };
let leaveIt = async () => {};
try {
  const { posts: many, seed, add } = asked();
  leaveIt = await reach();
  await populate(process.env.DATABASE_URL as string, many, seed, add);
} catch (error) {
  console.error(error instanceof Refused ? error.message : messageFor(error, given));
  process.exitCode = 1;
} finally {
  await leaveIt();
}
process.exit();

function asked() {
  try {
    const { values } = parseArgs({
      options: {
        posts: { type: 'string', default: '10000' },
        seed: { type: 'string', default: 'rosengarten' },
        add: { type: 'boolean', default: false },
      },
    });
    const many = Number(values.posts.replaceAll('_', ''));
    if (Number.isInteger(many) && many > 0 && many <= 100_000_000) return { ...values, posts: many };
  } catch {
    // said below
  }
  throw new Refused(HELP);
}

async function populate(url: string, many: number, seed: string, add: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM "Post" LIMIT 1');
    if (rows[0] && !add)
      throw new Refused('Something stands on this board already. With --add, more is put beside it.');
    const column = async (table: string, name: string) => {
      const { rows } = await client.query<{ value: string }>(`SELECT "${name}" AS value FROM "${table}"`);
      return new Set(rows.map(({ value }) => value));
    };
    await client.query(
      `UPDATE "Board" SET "name" = $1, "area" = $2, "language" = $3, "openingHash" = NULL WHERE "name" = ''`,
      [BOARD.name, cellAt(BOARD.point.lat, BOARD.point.lng, AREA), BOARD.language],
    );
    const taken = { names: await column('Person', 'nameKey'), slugs: await column('Place', 'slug') };
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
