import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import type { Client, Page } from '#siege/client';
import { settled } from '#siege/settled';
import { word } from '#siege/words';

/** Whether somebody is here is told by no answer, nor by how long it takes. */
export const ENUMERATION: Case[] = [
  {
    name: 'a name that is here and one that is not are answered in the same words',
    quick: true,
    attack: async (siege) => {
      const [known, unknown] = [siege.scene.amina.name, `Zoe ${word()}`];
      const answers = await Promise.all([known, unknown].map((name) => tried(siege.visitor(), name)));
      const [one, other] = answers.map(({ status, text }, at) => [
        status,
        settled(text).replaceAll([known, unknown][at] ?? '', 'NAME'),
      ]);
      assert.equal(one?.[0], 422);
      assert.deepEqual(one, other);
    },
  },
  {
    name: 'a name that is here takes no longer to be refused than one that is not',
    attack: async (siege) => {
      const took: number[][] = [[], []];
      for (let round = 0; round < 12; round++)
        for (const [at, name] of [siege.scene.amina.name, `Zoe ${word()}`].entries())
          took[at]?.push((await tried(siege.visitor(), name)).ms);
      const [known = 0, unknown = 0] = took.map(middle);
      assert.ok(Math.abs(known - unknown) < Math.max(15, unknown / 3), `${known} and ${unknown} ms`);
    },
  },
  {
    name: 'an address that is somebody’s and one that is not are answered alike',
    quick: true,
    attack: async (siege) => {
      const answers: [number, string | undefined][] = [];
      for (const email of [siege.scene.address, `${word()}@example.org`]) {
        const client = siege.visitor();
        const answer = await client.post(await client.open('/sign-in'), 'askForLink', { email });
        answers.push([answer.status, answer.headers.location]);
      }
      assert.deepEqual(answers[0], answers[1]);
      assert.equal(answers[0]?.[0], 303);
    },
  },
  {
    name: 'an address that is somebody’s takes no longer to be answered',
    attack: async (siege) => {
      const took: number[][] = [[], []];
      for (let round = 0; round < 4; round++)
        for (const [at, email] of [siege.scene.address, `${word()}@example.org`].entries()) {
          const client = siege.visitor();
          took[at]?.push((await client.post(await client.open('/sign-in'), 'askForLink', { email })).ms);
        }
      const [known = 0, unknown = 0] = took.map(middle);
      assert.ok(Math.abs(known - unknown) < Math.max(60, unknown / 3), `${known} and ${unknown} ms`);
    },
  },
  {
    name: 'a visitor who asks for somebody’s page is asked to sign in, whoever it is',
    quick: true,
    attack: async (siege) => {
      const name = siege.scene.amina.name;
      for (const asked of [name, `Zoe ${word()}`]) {
        const path = `/people/${encodeURIComponent(asked)}`;
        const answer = await siege.visitor().get(path);
        assert.deepEqual(
          [answer.status, new URL(answer.headers.location ?? '', siege.origin).pathname],
          [307, '/sign-in'],
        );
      }
    },
  },
  {
    name: 'whoever tries names, sixty a minute, is not told of each whether it is taken',
    attack: async (siege) => {
      const client = siege.visitor();
      const page = await client.open('/ask');
      let told = 0;
      for (let at = 0; at < 40; at++) {
        const given = { title: `A greeting ${word()}`, name: siege.scene.amina.name };
        const answer = await client.post(page, 'title', given);
        if (answer.status === 422 && answer.text.includes('is called')) told++;
      }
      assert.ok(told <= 20, `${told} of forty were told`);
    },
  },
  {
    name: 'twenty guesses of a passphrase are all that a minute has',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const page = await client.open('/sign-in');
      const statuses: number[] = [];
      for (let at = 0; at < 22; at++) {
        const given = { name: siege.scene.amina.name, passphrase: `wrong ${word()}` };
        statuses.push((await client.post(page, 'signInByPassphrase', given)).status);
      }
      assert.deepEqual(statuses.slice(-2), [429, 429]);
      assert.ok(!statuses.includes(303));
    },
  },
  ...[
    ['no passphrase', ''],
    ['one of blanks', '   '],
    ['a wildcard', '%'],
    ['SQL', "' OR '1'='1"],
    ['two hundred thousand signs', 'p'.repeat(200_000)],
    ['a NUL in it', `a${String.fromCharCode(0)}b`],
  ].map(
    ([what = '', passphrase = '']): Case => ({
      name: `a passphrase of ${what} lets nobody in`,
      attack: async (siege) => {
        const client = siege.visitor();
        const given = { name: siege.scene.amina.name, passphrase };
        const answer = await client.post(await client.open('/sign-in'), 'signInByPassphrase', given);
        assert.equal(answer.status, 422);
        assert.ok(!answer.text.includes(passphrase.trim().slice(0, 1_000) || '\0'), 'it is not given back');
        assert.notEqual((await client.get('/me')).status, 200);
      },
    }),
  ),
];

/** A form to sign in, sent with a wrong passphrase. */
async function tried(client: Client, name: string) {
  const page: Page = await client.open('/sign-in');
  return await client.post(page, 'signInByPassphrase', { name, passphrase: 'one two three four five' });
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
