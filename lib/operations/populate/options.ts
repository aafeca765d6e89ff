import { parseArgs } from 'node:util';
import { KeeperError } from '#lib/operations/errors';

const HELP = `npm run populate -- --posts 10000     fill an empty board with so many living posts
                   --seed TEXT     another neighbourhood than the usual one
                   --add           also where something stands on the board already`;

/** How many posts, from which seed, and whether beside what stands there already. */
export type Populating = { posts: number; seed: string; add: boolean };

/** What the command was asked for. @throws KeeperError with what it can be asked */
export function populatingAsked(): Populating {
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
  throw new KeeperError(HELP);
}
