import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { word } from '#siege/words';

/** What a device keeps. */
export const SESSION_COOKIES: Case[] = [
  {
    name: 'a session’s cookie is out of scripts’ reach, encrypted on its way, and of this host alone',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      client.name = `Nadia ${word()}`;
      const answer = await client.post(await client.open('/ask'), 'title', {
        title: `Hello ${word()}`,
        name: client.name,
      });
      const session = answer.cookies.find((cookie) => /session/.test(cookie)) ?? '';
      for (const flag of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\//i])
        assert.match(session, flag);
      assert.doesNotMatch(session, /; Domain=/i);
    },
  },
  {
    name: 'every cookie under https has the prefix that keeps subdomains from setting it',
    attack: async (siege) => {
      const client = siege.visitor();
      client.name = `Nadia ${word()}`;
      const answer = await client.post(await client.open('/ask'), 'title', {
        title: `Hello ${word()}`,
        name: client.name,
      });
      for (const cookie of answer.cookies.filter((each) => !/max-age=0|1970/i.test(each)))
        assert.match(cookie, /^__Host-/);
    },
  },
  ...['x', '', 'eyJhbGciOiJub25lIn0.e30.', 'a'.repeat(8_000)].map(
    (value): Case => ({
      name: `a session’s cookie of ${value.length > 100 ? 'eight thousand signs' : `“${value}”`} is nobody’s`,
      attack: async (siege) => {
        const client = siege.visitor();
        for (const name of ['fournil-session', '__Host-fournil-session']) client.cookies.set(name, value);
        const answer = await client.get('/me');
        assert.equal(answer.status, 307);
      },
    }),
  ),
  {
    name: 'a session’s cookie with one sign changed is nobody’s',
    attack: async (siege) => {
      const client = siege.as(siege.scene.amina);
      client.name = undefined;
      for (const [name, value] of client.cookies)
        if (/session/.test(name))
          client.cookies.set(
            name,
            value.slice(0, -12) + (value.at(-12) === 'A' ? 'B' : 'A') + value.slice(-11),
          );
      assert.equal((await client.get('/me')).status, 307);
    },
  },
  {
    name: 'a session that is planted before signing in is not the one after it',
    attack: async (siege) => {
      const { name, passphrase, device } = await siege.newcomer();
      const planted = new Map(device.cookies);
      const victim = siege.visitor();
      for (const [key, value] of planted) victim.cookies.set(key, value);
      await device.send(await device.open('/me'), 'signOut');
      victim.name = name;
      await victim.send(await victim.open('/sign-in'), 'signInByPassphrase', { name, passphrase });
      for (const [key, value] of planted)
        if (/session/.test(key)) assert.notEqual(victim.cookies.get(key), value);
      const thief = siege.visitor();
      for (const [key, value] of planted) thief.cookies.set(key, value);
      assert.equal((await thief.get('/me')).status, 307);
    },
  },
];
