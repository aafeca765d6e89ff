import { chance } from '#audit/chance';
import type { Case, Siege } from '#siege/case';
import type { Client } from '#siege/client';
import { addressesIn, PARAMETERS } from '#siege/fuzz/addresses';
import { answered } from '#siege/fuzz/answered';
import { COOKIES, HEADERS } from '#siege/fuzz/heads';
import { hostileValues } from '#siege/fuzz/values';
import type { Asked } from '#siege/http';
import type { Scene } from '#siege/scene';

// Every address, by every method, with every head and parameter that nobody means: never a 5xx, and a page has words.

const SEED = process.env.FOURNIL_SEED ?? 'rosengarten';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];

/** One request, and in words what is wrong with it. */
type Try = { what: string; asked: Asked; cookies?: [name: string, value: string] };

const methods = (scene: Scene): Try[] =>
  addressesIn(scene).flatMap((path) =>
    METHODS.map((method) => ({ what: `${method} ${path}`, asked: { method, path } })),
  );

const heads = (scene: Scene): Try[] =>
  addressesIn(scene).flatMap((path) =>
    Object.entries(HEADERS).flatMap(([name, values]) =>
      values.map((value) => ({
        what: `${path} with ${name}: ${value.slice(0, 40)}`,
        asked: { path, headers: { [name]: value } },
      })),
    ),
  );

const parameters = (scene: Scene): Try[] =>
  addressesIn(scene).flatMap((path) =>
    PARAMETERS.flatMap((name) =>
      [
        ...hostileValues(scene)
          .filter((value) => value.length < 5_000)
          .map(escaped),
        '%',
        '%ff',
        '%00',
        '%ed%a0%80',
      ].map((value) => {
        const at = `${path}${path.includes('?') ? '&' : '?'}${escaped(name)}=${value}`;
        return { what: at.slice(0, 120), asked: { path: at } };
      }),
    ),
  );

/** As an address carries it, whatever it is. */
const escaped = (text: string): string => encodeURIComponent(text.toWellFormed());

const cookies = (scene: Scene): Try[] =>
  [
    '/',
    '/me',
    '/offer',
    `/posts/${scene.offer}`,
    '/letters',
    '/where',
    '/invite/made',
    '/board.json',
  ].flatMap((path) =>
    COOKIES.flatMap((name) =>
      [
        ...hostileValues(scene)
          .filter((value) => value.length < 3_000)
          .map(escaped),
        '%',
        '%ff',
        '{}',
        '"',
        `${'e'.repeat(20)}.${'y'.repeat(20)}.`,
        'a.b.c.d.e',
      ].map(
        (value): Try => ({
          what: `${path} with ${name}=${value.slice(0, 40)}`,
          asked: { path },
          cookies: [name, value],
        }),
      ),
    ),
  );

async function tryOut(client: Client, { what, asked, cookies }: Try): Promise<void> {
  const own = client.head.cookie;
  const cookie = cookies && [own, `${cookies[0]}=${cookies[1]}`].filter(Boolean).join('; ');
  const isStream = /^\/live\?about=/.test(asked.path) && (asked.method ?? 'GET') === 'GET';
  if (isStream) return; // it has no end
  answered(what, await client.ask({ ...asked, headers: { ...asked.headers, ...(cookie && { cookie }) } }));
}

/** So many requests one address sends. */
const OF_ONE = 40;

async function all(siege: Siege, tries: Try[]): Promise<void> {
  const wrong: string[] = [];
  let client = siege.visitor();
  for (const [at, each] of tries.entries()) {
    if (at % OF_ONE === 0) client = at % (2 * OF_ONE) === 0 ? siege.visitor() : siege.as(siege.scene.carla);
    await tryOut(client, each).catch((error: Error) => wrong.push(error.message.split('\n')[0] ?? ''));
  }
  if (wrong[0]) throw new Error(`${wrong.length} of ${tries.length}:\n${wrong.slice(0, 60).join('\n')}`);
}

/** Of so many possible requests, so many are sent: another seed sends others. */
const some = (tries: Try[], most: number): Try[] => chance(SEED).shuffled(tries).slice(0, most);

const KINDS: [what: string, of: (scene: Scene) => Try[], long: number, short: number][] = [
  ['every address by every method', methods, 10_000, 25],
  ['heads that no browser sends, at every address', heads, 3_000, 20],
  ['parameters that nobody means, at every address', parameters, 4_000, 20],
  ['cookies of ours that are none', cookies, 1_500, 15],
];

export const FUZZED_REQUESTS: Case[] = KINDS.flatMap(([what, of, long, short]): Case[] => [
  { name: `${what}: words, and nothing broken`, attack: (siege) => all(siege, some(of(siege.scene), long)) },
  {
    name: `${what}, some of it: words, and nothing broken`,
    quick: true,
    attack: (siege) => all(siege, some(of(siege.scene), short)),
  },
]);
