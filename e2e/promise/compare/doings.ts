import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Scene } from '#e2e/promise/compare/scene';
import { type FOR_SOMEBODY, WHERE_PICTURES_DIFFER } from '#e2e/promise/compare/spared';
import type { Client } from '#siege/client';

/** Who does it, as which of those who do, and who answers for what stands on the board. */
type Doer = { who: Client; at: number; host: Client; often: number };

/** A kind of thing of which there may be none, one, two or many, and how there is one more. To compare another kind is another line. */
export type Doing = {
  what: string;
  more: (scene: Scene, doer: Doer) => Promise<unknown>;
  /** How often each of the many does it, where once is not enough. */
  often?: number;
  /** Told to whoever is signed in and looks at it: words are. */
  told?: true;
  /** What may differ beside, since visitors see it. */
  spared?: typeof FOR_SOMEBODY;
  /** Those who answer for posts do it, and those signed in see it as part of a post: only visitors are asked. */
  byHosts?: true;
};

const LOAF = { field: 'picture1', name: 'loaf.png', type: 'image/png', bytes: readFileSync('e2e/loaf.png') };
const LINES = ['I bring a sieve', 'And a bowl', 'And salt', 'Is there water?', 'Until then', 'Gladly'];
const PICTURE = { picture1Words: 'A loaf', everyoneAgrees: 'on' };

export const DOINGS: Doing[] = [
  {
    what: 'who answers for what stands on the board',
    byHosts: true,
    more: ({ ask }, { who }) =>
      ask(`INSERT INTO "Host" ("postId", "personId") SELECT p.id, w.id FROM "Post" p, "Person" w
           WHERE w.name = '${who.name}' AND (p.kind = 'ACTIVITY' OR NOT EXISTS (SELECT FROM "Host" WHERE "postId" = p.id))`),
  },
  {
    what: 'who comes',
    more: async ({ activity, date }, { who, at }) => {
      const page = await who.open(`/posts/${activity}`);
      // The first who comes does not show their name.
      await who.send(page, 'joinDay', at === 0 ? { unnamed: 'yes' } : {}, { bound: date });
    },
  },
  {
    what: 'who is let in, and who knows the way',
    more: ({ ask, date }, { who, at }) => {
      const person = `(SELECT id FROM "Person" WHERE name = '${who.name}')`;
      return ask(
        `INSERT INTO "Joining" ("occurrenceId", "personId", unnamed, "knownAs", "letIn") VALUES ('${date}', ${person}, ${at === 0}, 'amber lantern', true)
         ON CONFLICT ("occurrenceId", "personId") DO UPDATE SET "letIn" = true`,
        `INSERT INTO "ArrivalRead" ("occurrenceId", "personId") VALUES ('${date}', ${person}) ON CONFLICT DO NOTHING`,
      );
    },
  },
  {
    what: 'words under a post',
    often: 6, // so that they are more than a page
    told: true,
    more: async ({ activity, offer }, { who, often }) => {
      for (const [post, lines] of [
        [offer, LINES.slice(0, 1)],
        [activity, LINES.slice(0, often)],
      ] as const) {
        const page = await who.open(`/posts/${post}`);
        for (const words of lines) assert.equal((await who.post(page, 'write', { words })).status, 303);
      }
    },
  },
  {
    what: 'words that are folded',
    told: true,
    more: async ({ ask, activity }, { who }) => {
      const [words] = await ask(
        `SELECT m.id FROM "Message" m JOIN "Person" p ON p.id = m."personId"
         WHERE m."postId" = '${activity}' AND m.folded = 'OPEN' AND p.name <> '${who.name}' LIMIT 1`,
      );
      await who.send(await who.open(`/fold/message/${words?.id}`), 'words', { words: 'It hurts somebody' });
    },
  },
  {
    what: 'words at a place',
    told: true,
    more: async ({ place }, { who }) =>
      who.send(await who.open(`/places/${place}`), 'write', { words: 'It draws well' }),
  },
  {
    what: 'that somebody may write letters',
    told: true,
    more: async ({ offer }, { host }) => host.send(await host.open(`/posts/${offer}`), 'sayMayWrite'),
  },
  {
    what: 'letters',
    more: async (_, { who, host }) => {
      await who.send(await who.open(`/people/${host.name}`), 'beginTo', { words: 'Come by the side door' });
    },
  },
  {
    what: 'letters that were ended',
    more: async (_, { who, host }) => who.send(await who.open(`/people/${host.name}`), 'endWith'),
  },
  {
    what: 'whom somebody does not see',
    more: async (_, { who, host }) => who.send(await who.open(`/people/${host.name}`), 'muteThem'),
  },
  {
    what: 'watches',
    more: async ({ place }, { who, at }) => {
      const about = at % 2 === 0 ? 'q=rye' : `place=${place}`;
      await who.send(await who.open(`/watch?${about}`), 'q');
    },
  },
  {
    what: 'invitations',
    more: async (_, { who }) => {
      const page = await who.send(await who.open('/invite'), 'makeInvitation');
      await who.send(page, 'dismissInvitation');
    },
  },
  {
    what: 'what waits for the keeper',
    more: async ({ ask, activity, offer }, { at }) => {
      const id = at % 2 === 0 ? offer : activity;
      await ask(
        `INSERT INTO "Report" (id, reason, due, "goesOn", "postId") VALUES ('${randomUUID()}', 'THREAT', 'infinity', 'infinity', '${id}')
         ON CONFLICT DO NOTHING`,
        `UPDATE "Board" SET "keeperToldAt" = now()`,
      );
    },
  },
  {
    what: 'pictures that wait for their form',
    more: async (_, { who }) => {
      const answer = await who.post(await who.open('/offer'), 'title', PICTURE, { files: [LOAF] });
      assert.equal(answer.status, 422); // it has no title
    },
  },
  {
    what: 'pictures of a post',
    spared: WHERE_PICTURES_DIFFER,
    more: async ({ ask, offer }) =>
      ask(`UPDATE "Picture" SET "postId" = '${offer}', "personId" = NULL, "stagedUntil" = NULL
           WHERE id = (SELECT id FROM "Picture" WHERE "personId" IS NOT NULL LIMIT 1)`),
  },
  {
    what: 'what waits behind the pages',
    more: async ({ ask, activity }, { who }) => {
      const person = `(SELECT id FROM "Person" WHERE name = '${who.name}')`;
      await ask(
        `INSERT INTO "Mail" (id, "personId", sealed, kind, due, expires) VALUES ('${randomUUID()}', ${person}, '\\x00', 'COMING', 'infinity', 'infinity')`,
        `INSERT INTO "Notification" (id, "personId", "postId", reason, "goesOn") VALUES ('${randomUUID()}', ${person}, '${activity}', 'MOVED', 'infinity')`,
        `INSERT INTO "FeedKey" (id, "tokenHash", "personId") VALUES ('${randomUUID()}', '\\x${randomUUID().replaceAll('-', '')}', ${person})`,
        `INSERT INTO "QuietAddress" (hash, until) VALUES ('\\x${randomUUID().replaceAll('-', '')}', 'infinity')`,
      );
    },
  },
];
