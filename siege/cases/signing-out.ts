import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { found, word } from '#siege/words';

// After signing out nothing is left: not in the browser, not by an address, not by a form that was open.

const OWN = ['/me', '/letters', '/me/things', '/invite', '/'];

const kept: Case[] = OWN.map((path, at) => ({
  name: `${path} of somebody who is signed in is kept by no browser`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const { headers } = await siege.as(siege.scene.amina).get(path);
    assert.match(headers['cache-control'] ?? '', /no-store/);
  },
}));

const others: Case[] = [
  {
    name: 'signing out takes all of it from the browser, and every cookie that was somebody’s',
    quick: true,
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const answer = await device.post(await device.open('/me'), 'signOut');
      assert.match(String(answer.headers['clear-site-data']), /"cache"/);
      assert.deepEqual(
        [...device.cookies.keys()].filter((name) => !/language|area/.test(name)),
        [],
      );
    },
  },
  {
    name: 'signed out everywhere, no device of theirs is signed in, and their secret calendar is over',
    quick: true,
    attack: async (siege) => {
      const { name, passphrase, device } = await siege.newcomer();
      const other = siege.visitor();
      other.name = name;
      await other.send(await other.open('/sign-in'), 'signInByPassphrase', { name, passphrase });
      const page = await device.send(await device.open('/me'), 'makeMyCalendar');
      const calendar = found(page.answer.text, /(\/mine\/[\w-]{20,}\.ics)/);
      assert.equal((await siege.visitor().get(calendar)).status, 200);
      await device.send(await device.open('/me'), 'signOutEverywhere');
      assert.equal((await other.get('/me')).status, 307);
      assert.equal((await siege.visitor().get(calendar)).status, 404);
    },
  },
  {
    name: 'a cookie that was copied before signing out opens nothing after it',
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const copied = new Map(device.cookies);
      await device.send(await device.open('/me'), 'signOut');
      const thief = siege.visitor();
      for (const [name, value] of copied) thief.cookies.set(name, value);
      assert.equal((await thief.get('/me')).status, 307);
    },
  },
  {
    name: 'a new passphrase ends the sessions of all other devices, and the old one lets nobody in',
    attack: async (siege) => {
      const { name, passphrase, device } = await siege.newcomer();
      const other = siege.visitor();
      other.name = name;
      await other.send(await other.open('/sign-in'), 'signInByPassphrase', { name, passphrase });
      await device.send(await device.open('/me'), 'makePassphrase', { passphrase });
      assert.equal((await other.get('/me')).status, 307);
      const again = siege.visitor();
      const answer = await again.post(await again.open('/sign-in'), 'signInByPassphrase', {
        name,
        passphrase,
      });
      assert.equal(answer.status, 422);
    },
  },
  {
    name: 'who has left is nowhere: not by their page, their posts, their session, or their passphrase',
    attack: async (siege) => {
      const { name, passphrase, device } = await siege.newcomer();
      const title = `Jam ${word()}`;
      const page = await device.send(await device.open('/offer'), 'title', { title, when: 'any' });
      const copied = new Map(device.cookies);
      await device.send(await device.open('/me/leave'), 'leaveForGood');
      const thief = siege.visitor();
      for (const [key, value] of copied) thief.cookies.set(key, value);
      assert.equal((await thief.get('/me')).status, 307);
      assert.equal((await siege.visitor().get(page.path)).status, 404);
      assert.equal(
        (await siege.as(siege.scene.carla).get(`/people/${encodeURIComponent(name)}`)).status,
        404,
      );
      const again = siege.visitor();
      assert.equal(
        (await again.post(await again.open('/sign-in'), 'signInByPassphrase', { name, passphrase })).status,
        422,
      );
    },
  },
  {
    name: 'a request that races one’s own leaving breaks nothing',
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const [offer, leaving] = [await device.open('/offer'), await device.open('/me/leave')];
      const title = `Jam ${word()}`;
      const answers = await Promise.all([
        device.post(leaving, 'leaveForGood'),
        ...[1, 2, 3, 4].map((at) => device.post(offer, 'title', { title: `${title} ${at}`, when: 'any' })),
        ...['/me', '/letters', '/'].map((path) => device.get(path)),
      ]);
      for (const { status } of answers)
        assert.ok(
          [200, 303, 307, 403, 404, 409, 422].includes(status),
          `${answers.map((each) => each.status)}`,
        );
    },
  },
];

export const SIGNING_OUT: Case[] = [...kept, ...others];
