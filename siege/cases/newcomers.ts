import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { word } from '#siege/words';

// A crowd of names at once, and what one of them may do in a day.

/** More than may come in at once without an invitation, and as many as a script makes in a moment. */
const CROWD = 45;
/** More than somebody new puts up, and writes, in a day. */
const POSTS = 10;
const WORDS = 50;

export const NEWCOMERS: Case[] = [
  {
    name: 'ten posts of one newcomer: the last are taken tomorrow, in words, and nothing typed is lost',
    quick: true,
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const statuses: number[] = [];
      for (let at = 0; at < POSTS; at++) {
        const given = { title: `Pills ${word()}`, words: `Cheap ${word()}`, when: 'any' };
        const answer = await device.post(await device.open('/offer'), 'title', given);
        statuses.push(answer.status);
        if (answer.status !== 429) continue;
        for (const typed of [given.title, given.words]) assert.ok(answer.text.includes(typed));
        assert.ok(Number(answer.headers['retry-after']) > 0);
      }
      assert.equal(statuses[0], 303);
      assert.equal(statuses.at(-1), 429);
    },
  },
  {
    name: 'fifty messages of one newcomer under an offer: the last are taken tomorrow',
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const path = `/posts/${siege.scene.offer}`;
      const page = await device.open(path);
      let last = 0;
      for (let at = 0; at < WORDS; at++)
        last = (await device.post(page, 'write', { words: `Look here, ${word()}`, once: word() })).status;
      assert.equal(last, 429);
    },
  },
  {
    name: 'forty-five names in one breath: those beyond thirty wait, in words; whoever is invited comes in',
    attack: async (siege) => {
      const statuses: number[] = [];
      for (let at = 0; at < CROWD; at++) {
        const client = siege.visitor();
        const given = { title: `Rye ${word()}`, when: 'any', name: `Crowd ${word()} ${word()}` };
        const answer = await client.post(await client.open('/offer'), 'title', given);
        statuses.push(answer.status);
        if (answer.status !== 429) continue;
        for (const typed of [given.title, given.name]) assert.ok(answer.text.includes(typed));
        assert.ok(Number(answer.headers['retry-after']) > 0);
      }
      assert.equal(statuses.at(-1), 429);
      await siege.newcomer('Invited');
    },
  },
];
