import { type APIRequestContext, request as requests } from '@playwright/test';
import { type Board, removeFolder, startBoard } from '../board.ts';
import { expect, test } from '../fixtures.ts';
import { filled, openForm, send, settled } from '../forms.ts';
import { addressesOf, ask, databaseOf, type Neighbourhood, neighbourhood, textAt } from './neighbourhood.ts';

// Two boards over databases that differ only in how many people, joinings and messages there are: the same posts, places, clock and
// keys. Outside the lists of people and words, and outside what people wrote, their pages are the same to the letter.
test.describe.configure({ mode: 'default', timeout: 1_200_000 });

let few: Neighbourhood;
let many: Board;
test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  few = await neighbourhood();
  await few.board.stop();
  few.board = await startBoard({ folder: few.board.folder });
  const own = databaseOf(few.board.folder, 'postgres');
  await ask(
    own,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'fournil'`,
    'CREATE DATABASE many TEMPLATE fournil',
  );
  const crowd = databaseOf(few.board.folder, 'many');
  // Forty more people; each comes to every date where somebody comes already, and says something wherever somebody has.
  await ask(
    crowd,
    `INSERT INTO "Person" (id, name, "nameKey", "carefulUntil", "seenOn")
     SELECT gen_random_uuid(), 'Neighbour ' || chr(97 + n / 26) || chr(97 + n % 26), 'crowd' || n, 'epoch', current_date
     FROM generate_series(0, 39) n`,
    `INSERT INTO "Joining" ("occurrenceId", "personId", unnamed)
     SELECT DISTINCT j."occurrenceId", p.id, p."nameKey" LIKE '%7' FROM "Joining" j, "Person" p WHERE p."nameKey" LIKE 'crowd%'`,
    `INSERT INTO "Message" (id, "postId", "placeId", "personId", body, "madeAt")
     SELECT gen_random_uuid(), m."postId", m."placeId", p.id, 'I come too', now() + interval '1 ms' * (random() * 1000)::int
     FROM (SELECT DISTINCT "postId", "placeId" FROM "Message") m, "Person" p WHERE p."nameKey" LIKE 'crowd%'`,
  );
  many = await startBoard({ keysOf: few.board.folder, env: { DATABASE_URL: crowd } });
});
test.afterAll(async () => {
  for (const board of [many, few?.board]) {
    await board?.stop();
    if (board) removeFolder(board.folder);
  }
});

test.afterEach(({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) for (const board of [few.board, many]) console.error(board.said());
});

/** A page without what may differ: what people wrote, lists of people and words, and what is random in every answer. */
function bare(html: string, url: string): string {
  const left = without(without(html.replaceAll('\r\n ', ''), 'data-list'), 'data-words');
  return settled(left, url)
    .replace(/<!--.*?-->/g, '')
    .replace(/>\s+</g, '><');
}

/** HTML without the elements that carry an attribute, whatever is in them. */
function without(html: string, attribute: string): string {
  let left = html;
  for (;;) {
    const start = new RegExp(`<(\\w+)[^>]*\\s${attribute}(?:=""|[\\s>])[^>]*>?`).exec(left);
    if (!start) return left;
    const tag = start[1];
    const tags = new RegExp(`<(/?)${tag}\\b[^>]*>`, 'g');
    tags.lastIndex = start.index;
    let depth = 0;
    let end = left.length;
    for (let found = tags.exec(left); found; found = tags.exec(left)) {
      depth += found[1] ? -1 : 1;
      if (depth === 0) {
        end = tags.lastIndex;
        break;
      }
    }
    left = left.slice(0, start.index) + left.slice(end);
  }
}

const visitor = ({ url }: Board) => requests.newContext({ baseURL: url });

async function signedIn(board: Board): Promise<APIRequestContext> {
  const context = await requests.newContext({ baseURL: board.url });
  const form = await openForm(context, `${board.url}/sign-in`, 'passphrase');
  await send(context, `${board.url}/sign-in`, filled(form, { name: few.name, passphrase: few.passphrase }), {
    origin: board.url,
  });
  return context;
}

/** What of a page can be taken along: calendars, feeds, text. Nothing in them is a list of people. */
function takenAlong(address: string): string[] {
  const formats = ['ics', 'atom', 'json', 'txt'];
  if (address === '/') return formats.map((format) => `/board.${format}`);
  if (/^\/places\/[^/?]+$/.test(address)) return formats.map((format) => `${address}.${format}`);
  return /^\/posts\/[^/?]+$/.test(address) ? [`${address}.ics`] : [];
}

/** The addresses at which two boards differ, and where. */
async function differences(
  ones: APIRequestContext,
  others: APIRequestContext,
  change = (html: string) => html,
): Promise<string[]> {
  const addresses = (await addressesOf(few.board.url, ones)).filter(
    // Who is here has a page of their own; the list of letters is a list of people; what is drawn by chance differs by chance.
    (address) => !/^\/(people|letters)\/|^\/wander/.test(address),
  );
  expect(addresses.length).toBeGreaterThan(20);
  // What is new to somebody is a dot until they look: following the links looked at the one board, so the other is looked at, too.
  for (const address of addresses) await textAt(others, many.url, address);
  const found: string[] = [];
  // What has no date has no calendar: a post's is there where its page says so.
  const pages = await Promise.all(addresses.map((address) => textAt(ones, few.board.url, address)));
  const along = addresses.flatMap((address, at) =>
    takenAlong(address).filter(
      (each) => !each.startsWith('/posts/') || pages[at]?.split('<body')[1]?.includes(`href="${each}`),
    ),
  );
  expect(along.some((address) => address.startsWith('/posts/'))).toBe(true);
  for (const address of [...addresses, ...along]) {
    const one = bare(await textAt(ones, few.board.url, address), few.board.url);
    const other = bare(change(await textAt(others, many.url, address)), many.url);
    if (one === other) continue;
    const at = [...one].findIndex((sign, index) => sign !== other[index]);
    found.push(
      `${address}: … ${one.slice(Math.max(0, at - 60), at + 60)} … ${other.slice(Math.max(0, at - 60), at + 60)}`,
    );
  }
  return found;
}

test('a visitor sees no difference', async () => {
  const [one, other] = [await visitor(few.board), await visitor(many)];
  expect(await differences(one, other)).toEqual([]);
});

test('somebody signed in sees none either, outside of lists and words', async () => {
  const [one, other] = [await signedIn(few.board), await signedIn(many)];
  expect(await differences(one, other)).toEqual([]);
});

test('two boards that fail alike are not taken for the same', async () => {
  const failing = {
    ...(await visitor(few.board)),
    get: async () => ({ status: () => 500, text: async () => 'Sorry' }),
  };
  const both = failing as unknown as APIRequestContext;
  await expect(differences(both, both)).rejects.toThrow('answers 500');
});

test('what is planted is found: a total, a word for it, a class that depends on it', async () => {
  const [one, other] = [await visitor(few.board), await visitor(many)];
  for (const planted of ['<p>forty-two people</p>', '<p>many</p>', '<p class="busy"></p>'])
    expect(await differences(one, other, (html) => html.replace('</main>', `${planted}</main>`))).not.toEqual(
      [],
    );
});
