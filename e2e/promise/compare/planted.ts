import { DOINGS } from '#e2e/promise/compare/doings';
import { faulty } from '#e2e/promise/compare/faulty';
import { type Looker, looks, seen, signedIn, visitor } from '#e2e/promise/compare/looker';
import { PLANTS } from '#e2e/promise/compare/plants';
import type { Scene } from '#e2e/promise/compare/scene';
import { heardWhile } from '#e2e/promise/compare/streams';
import type { Client } from '#siege/client';

type People = { bystander: Client; host: Client; comer: Client };

/** At how many addresses a plant is to be found, and was. */
type Tried = { what: string; expected: number; found: number };

/** Lets the first one come to a date, on boards of which each has one fault, and one that has none. */
export async function planted(scene: Scene, { bystander, host, comer }: People): Promise<Tried[]> {
  const { url, activity, ask } = scene;
  const holds = async () => Number((await ask('SELECT count(*)::text AS n FROM "Joining"'))[0]?.n);
  const page = `/posts/${activity}`;
  const addresses = [page, `${page}/preview.png`, '/healthz', '/nowhere'];
  const all = [undefined, ...PLANTS].map(async (plant) => {
    const board = await faulty(url, { plant, holds });
    const where = plant?.everywhere ? addresses : [page];
    return {
      plant,
      board,
      where,
      ...{ outside: visitor(board.url, where), inside: signedIn(board.url, bystander, where) },
    };
  });
  const boards = await Promise.all(all);
  try {
    await doing(scene, 'who answers', host, host);
    const lookers = boards.flatMap(({ outside, inside }) => [outside, inside]);
    const before = await looks(lookers);
    await doing(scene, 'who comes', comer, host);
    const after = await looks(lookers);
    const by = (looker: Looker) =>
      seen(before, new Map([...after].filter(([each]) => each === looker))).length;
    return boards.flatMap(({ plant, where, outside, inside }) => {
      const [what, all] = [plant?.what ?? 'nothing', plant ? where.length : 0];
      return [
        { what: `${what}, by a visitor`, expected: all, found: by(outside) },
        { what: `${what}, signed in`, expected: plant?.spared ? 0 : all, found: by(inside) },
      ];
    });
  } finally {
    for (const { board } of boards) board.close();
  }
}

/** Somebody does what there is a line for. */
async function doing(scene: Scene, begins: string, who: Client, host: Client): Promise<void> {
  await DOINGS.find(({ what }) => what.startsWith(begins))?.more(scene, { who, at: 1, host, often: 1 });
}

/** What is heard of the first one who comes, where everybody hears what a host hears. */
export async function overheard(scene: Scene, { bystander, host, comer }: People) {
  await doing(scene, 'who answers', host, host);
  const board = await faulty(scene.url, { cookie: host.head.cookie });
  try {
    const [visitor, other] = [{ url: board.url }, { url: board.url, cookie: bystander.head.cookie }];
    return await heardWhile(scene, { visitor, other, witness: bystander }, () =>
      doing(scene, 'who comes', comer, host),
    );
  } finally {
    board.close();
  }
}
