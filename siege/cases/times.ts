import { strict as assert } from 'node:assert';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ask, databaseOf } from '#e2e/promise/neighbourhood';
import type { Case, Siege } from '#siege/case';
import type { Client } from '#siege/client';
import { told } from '#siege/distributions';
import { found, inDays, word } from '#siege/words';

// How long an answer takes tells nothing of what it does not say. That what visitors are answered reads nothing of it at all is told by
// e2e/promise/metamorphic.spec.ts; here the clock has the word.

/** As many pairs: half a millisecond stands out of what a machine does beside. */
const PAIRS = 300;
/** The first are answered by what is not warm yet. */
const WARM = 20;
/** So many times a device asks, so that none is held up. */
const OF_DEVICE = 20;
const NEVER = '00000000-0000-4000-8000-000000000000';

/** Two addresses of which one holds what is not told, and the other does not. */
type Pair = {
  what: string;
  as?: (siege: Siege) => Client;
  of: (siege: Siege) => Promise<[bare: string, full: string]>;
};

const PAIRS_OF: Pair[] = [
  {
    what: 'a post to which many come, and under which much is said',
    of: async (siege) => {
      const [quiet, busy] = [await called(siege), await called(siege)];
      await crowd(siege, `/posts/${busy}`);
      return [`/posts/${quiet}`, `/posts/${busy}`];
    },
  },
  {
    what: 'a place at which much is said',
    of: async (siege) => {
      const [quiet, busy] = [await opened(siege), await opened(siege)];
      await crowd(siege, `/places/${busy}`);
      return [`/places/${quiet}`, `/places/${busy}`];
    },
  },
  {
    what: 'a post that was withdrawn, beside one that never was',
    of: async (siege) => {
      const id = await called(siege);
      const { device } = siege.scene.amina;
      await device.send(await device.open(`/posts/${id}`), 'withdraw', { sentence: 'It rains' });
      return [`/posts/${NEVER}`, `/posts/${id}`];
    },
  },
  {
    what: 'a picture of a post that was withdrawn, beside one that never was',
    of: async (siege) => {
      const { device } = siege.scene.amina;
      const page = await device.send(
        await device.open('/offer'),
        'title',
        { title: `Rolls ${word()}`, when: 'any', everyoneAgrees: 'on', picture1Words: 'Rolls' },
        {
          files: [
            { field: 'picture1', name: 'loaf.png', type: 'image/png', bytes: readFileSync('e2e/loaf.png') },
          ],
        },
      );
      const picture = found(page.answer.text, /src="\/pictures\/([^"?/]+)/);
      await device.send(page, 'withdraw', { sentence: 'Gone' });
      return [
        `/pictures/${'x'.repeat(picture.indexOf('-'))}${picture.slice(picture.indexOf('-'))}`,
        `/pictures/${picture}`,
      ];
    },
  },
  {
    what: 'somebody’s page, beside nobody’s',
    of: async ({ scene }) => {
      const name = scene.carla.name;
      return [name.replace('Carla', 'Clara'), name].map((each) => `/people/${encodeURIComponent(each)}`) as [
        string,
        string,
      ];
    },
  },
  {
    what: 'letters of others, beside none',
    as: (siege) => siege.as(siege.scene.carla),
    of: async ({ scene }) => [`/letters/${NEVER}`, `/letters/${scene.correspondence}`],
  },
];

export const TIMES: Case[] = [
  ...PAIRS_OF.map(
    ({ what, as, of }): Case => ({
      name: `${what}: it takes as long`,
      attack: async (siege) => {
        const [one, other] = await of(siege);
        const pairs = await timed(siege, as, [one, other], (ms) => ms);
        assert.equal(told(pairs), undefined);
      },
    }),
  ),
  {
    name: 'a millisecond and a half more would be found',
    attack: async (siege) => {
      const pairs = await timed(siege, undefined, ['/about', '/about'], (ms) => ms);
      assert.equal(told(pairs), undefined);
      const later = await timed(siege, undefined, ['/about', '/about'], (ms, isOther) => {
        const began = performance.now();
        while (isOther && performance.now() - began < 1.5); // as if it had been at work
        return ms + (performance.now() - began);
      });
      assert.match(told(later) ?? 'nothing', /later by [12]\./);
    },
  },
];

/** How long each of two addresses takes, in pairs, the order of each drawn by chance. */
async function timed(
  siege: Siege,
  as: Pair['as'],
  addresses: readonly [string, string],
  measured: (ms: number, isOther: boolean) => number,
): Promise<[number, number][]> {
  const pairs: [number, number][] = [];
  let device = siege.visitor();
  for (let at = 0; at < PAIRS + WARM; at++) {
    if (at % OF_DEVICE === 0) device = as ? as(siege) : siege.visitor();
    const pair: [number, number] = [0, 0];
    for (const which of randomInt(2) ? ([0, 1] as const) : ([1, 0] as const))
      pair[which] = measured((await device.get(addresses[which])).ms, which === 1);
    if (at >= WARM) pairs.push(pair);
  }
  return pairs;
}

/** An activity that says as much as every other one. @returns its id */
async function called({ scene: { amina } }: Siege): Promise<string> {
  const page = await amina.device.send(await amina.device.open('/together'), 'title', {
    ...{
      title: `Weeding ${word()}`,
      when: 'day',
      day: inDays(3),
      start: '15:00',
      end: '17:00',
      publish: 'on',
    },
  });
  return found(page.path, /\/posts\/([0-9a-f-]{36})/);
}

/** A place that says as much as every other one. @returns its address's last part */
async function opened({ scene: { amina } }: Siege): Promise<string> {
  const page = await amina.device.send(await amina.device.open('/open'), 'placeName', {
    ...{ placeName: `The shed ${word()}`, home: 'no', words: 'Tools.', point: '52.520080, 13.404950' },
  });
  return found(page.path, /\/places\/([^/?#]+)/);
}

/** Five hundred people come there, where one can, and say something ten times each. */
async function crowd({ folder }: Siege, address: string): Promise<void> {
  const [, kind, key = ''] = address.split('/');
  const of = kind === 'posts' ? `"postId" = '${key}'` : `slug = '${decodeURIComponent(key)}'`;
  const [post, place] =
    kind === 'posts' ? [`'${key}'::uuid`, 'NULL'] : ['NULL', `(SELECT id FROM "Place" WHERE ${of})`];
  const mark = word();
  await ask(
    databaseOf(folder, 'fournil'),
    `INSERT INTO "Person" (id, name, "nameKey", "seenOn") SELECT gen_random_uuid(), 'Crowd ${mark} ' || n, 'crowd${mark}' || n, current_date FROM generate_series(1, 500) n`,
    ...(kind === 'posts'
      ? [
          `INSERT INTO "Joining" ("occurrenceId", "personId") SELECT d.id, p.id FROM "Occurrence" d, "Person" p WHERE d.${of} AND p."nameKey" LIKE 'crowd${mark}%'`,
        ]
      : []),
    `INSERT INTO "Message" (id, "postId", "placeId", "personId", body, "madeAt") SELECT gen_random_uuid(), ${post}, ${place}, p.id, 'I come too', now() FROM "Person" p, generate_series(1, 10) WHERE p."nameKey" LIKE 'crowd${mark}%'`,
    'ANALYZE',
  );
}
