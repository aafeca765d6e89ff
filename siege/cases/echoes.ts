import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { outbreak, runsIn, saysToTheLetter } from '#siege/executable';
import { word } from '#siege/words';

// What is given back, in a form, for an address or for a cookie, is words.

/** Forms that are refused, and show again what was typed. */
const REFUSED: [path: string, having: string, field: string, wrong: Record<string, string>][] = [
  ['/offer', 'title', 'words', { title: '' }],
  ['/ask', 'title', 'forWhom', { title: '' }],
  ['/together', 'title', 'ifItRains', { title: '' }],
  ['/open', 'placeName', 'notebook', { placeName: '', home: 'no' }],
  ['/sign-in', 'signInByPassphrase', 'name', { passphrase: 'x' }],
  ['/sign-in', 'askForLink', 'email', {}],
  ['/watch', 'tellMe', 'q', { name: '' }],
  ['/offer', 'title', 'day', { title: '' }],
  ['/offer', 'title', 'area', { title: '' }],
];

const echoes: Case[] = REFUSED.map(([path, having, field, wrong], at) => ({
  name: `“${field}”, given back by ${path}: nothing runs`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    const client = siege.visitor();
    const typed = outbreak(word());
    const answer = await client.post(await client.open(path), having, { [field]: typed, ...wrong });
    assert.equal(answer.status, 422);
    assert.deepEqual(runsIn(answer.text, siege.origin), []);
    assert.ok(saysToTheLetter(answer.text, typed), 'it is given back');
  },
}));

/** Addresses that say something that a page might repeat. */
const ADDRESSES = [
  '/?q=X',
  '/places?q=X',
  '/where?town=X',
  '/sign-in?to=X',
  '/people/X',
  '/nowhere/X',
  '/posts/X',
  '/places/X',
  '/?day=X',
  '/?near=X',
  '/?kind=X',
  '/watch?q=X',
  '/offer?title=X',
  '/in/X',
  '/me/email?token=X',
  '/begin?key=X',
  '/live?about=X',
  '/board.json?q=X',
];

const addresses: Case[] = ADDRESSES.map((address, at) => ({
  name: `${address}: nothing of it runs`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    for (const client of [siege.visitor(), siege.as(siege.scene.carla)]) {
      const answer = await client.get(address.replace('X', encodeURIComponent(outbreak(word()))));
      assert.ok([200, 303, 307, 400, 404, 410].includes(answer.status), `${answer.status}`);
      assert.ok(
        !/html/.test(answer.headers['content-type'] ?? '') || runsIn(answer.text, siege.origin).length === 0,
      );
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    }
  },
}));

const cookies: Case[] = [
  'fournil-language',
  '__Host-fournil-language',
  '__Host-fournil-area',
  '__Host-fournil-made',
  '__Host-fournil-passphrase',
].map((name) => ({
  name: `a cookie ${name} that breaks out: nothing of it runs`,
  attack: async (siege) => {
    const client = siege.visitor();
    client.cookies.set(name, encodeURIComponent(outbreak(word())));
    for (const path of ['/', '/offer']) {
      const answer = await client.get(path);
      assert.ok([200, 303].includes(answer.status), `${answer.status}`);
      assert.deepEqual(runsIn(answer.text, siege.origin), []);
    }
  },
}));

export const ECHOES: Case[] = [...echoes, ...addresses, ...cookies];
