import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { filled } from '#siege/client';
import { word } from '#siege/words';

// A page of somebody else makes a browser write here, with the cookies of whoever is signed in.

/** What a browser or a program says of where a write comes from. `undefined`: it says nothing of that. */
type Said = { origin?: string; 'sec-fetch-site'?: string; referer?: string; host?: string };

/** @param own the board's own origin */
const FOREIGN: [what: string, said: (own: string) => Said][] = [
  ['another origin', () => ({ origin: 'https://evil.example' })],
  ['a null origin (a sandboxed frame, a file)', () => ({ origin: 'null' })],
  ['no origin and no Sec-Fetch-Site', () => ({})],
  ['no origin, but a Referer of ours', (own) => ({ referer: `${own}/offer` })],
  ['our origin by http', (own) => ({ origin: own.replace('https:', 'http:') })],
  ['our origin at another port', (own) => ({ origin: `${own}:8443` })],
  ['a host that ends as ours does', () => ({ origin: 'https://evilrosengarten.example' })],
  ['a host that begins as ours does', () => ({ origin: 'https://rosengarten.example.evil.example' })],
  ['a subdomain of ours', () => ({ origin: 'https://evil.rosengarten.example' })],
  ['our origin, said to be cross-site', (own) => ({ origin: own, 'sec-fetch-site': 'cross-site' })],
  ['our origin, said to be same-site', (own) => ({ origin: own, 'sec-fetch-site': 'same-site' })],
  [
    'an origin and a Host that agree on being another board',
    () => ({ origin: 'https://evil.example', host: 'evil.example' }),
  ],
  ['our origin twice in one', (own) => ({ origin: `${own} ${own}` })],
  ['our origin with a path', (own) => ({ origin: `${own}/offer` })],
];

const refused: Case[] = FOREIGN.map(([what, said], at) => ({
  name: `a write from ${what} is refused`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const { client, fields, title } = await offerOf(siege);
    const { origin = '', ...others } = said(siege.origin);
    const answer = await client.postForm('/offer', fields, { headers: { ...others, origin } });
    assert.equal(answer.status, 403);
    assert.match(answer.text, /This did not come from the board/);
    assert.deepEqual(answer.cookies, []);
    await isNowhere(siege, title);
  },
}));

/** Types that a page of others can send without asking first (the Fetch standard, CORS-safelisted), and some that it cannot. */
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data',
  '',
];

const types: Case[] = TYPES.map((type) => ({
  name: `a body that is ${type || 'of no type'} is no form`,
  ...(type === 'text/plain' && { quick: true as const }),
  attack: async (siege) => {
    const { client, title } = await offerOf(siege);
    const body = `title=${title}&when=any`;
    const headers = {
      origin: siege.origin,
      'content-length': `${body.length}`,
      ...(type && { 'content-type': type }),
    };
    const answer = await client.ask({ method: 'POST', path: '/offer', headers, body });
    assert.equal(answer.status, 400);
    await isNowhere(siege, title);
  },
}));

/** Addresses at which others' pages might write, each with a form that means harm there. */
const LONE: [path: string, action: string][] = [
  ['/me', 'signOutEverywhere'],
  ['/me/leave', 'leaveForGood'],
  ['/me', 'makePassphrase'],
  ['/me', 'makeMyCalendar'],
  ['/invite', 'makeInvitation'],
];

const alone: Case[] = LONE.map(([path, action]) => ({
  name: `a page of others cannot press “${action}” at ${path}`,
  attack: async (siege) => {
    const somebody = await siege.newcomer();
    const page = await somebody.device.open(path);
    const answer = await somebody.device.post(
      page,
      action,
      {},
      { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } },
    );
    assert.equal(answer.status, 403);
    assert.equal((await somebody.device.get('/me')).status, 200, 'they are still signed in');
  },
}));

const others: Case[] = [
  {
    name: 'a write by GET, with all fields in the address, writes nothing',
    quick: true,
    attack: async (siege) => {
      const { client, fields, title } = await offerOf(siege);
      const answer = await client.get(`/offer?${new URLSearchParams(fields)}`);
      assert.equal(answer.status, 200);
      await isNowhere(siege, title);
    },
  },
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'].map(
    (method): Case => ({
      name: `${method} is no method of any page`,
      attack: async (siege) => {
        const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
        const answer = await siege.visitor().ask({ method, path: '/offer', headers });
        assert.equal(answer.status, 405);
        for (const header of Object.keys(answer.headers)) assert.doesNotMatch(header, /^access-control-/);
      },
    }),
  ),
  {
    name: 'no answer lets another origin read it',
    attack: async (siege) => {
      for (const path of ['/', '/board.json', '/me', `/posts/${siege.scene.offer}`]) {
        const answer = await siege.as(siege.scene.amina).get(path, { origin: 'https://evil.example' });
        assert.equal(answer.headers['access-control-allow-origin'], undefined, path);
        assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin', path);
      }
    },
  },
  {
    name: 'no page stands in a frame, sends a form elsewhere, or takes a base',
    quick: true,
    attack: async (siege) => {
      for (const path of ['/', '/sign-in', '/nowhere', '/me']) {
        const { headers } = await siege.visitor().get(path);
        const policy = String(headers['content-security-policy']);
        for (const part of [
          "default-src 'none'",
          "frame-ancestors 'none'",
          "form-action 'self'",
          "base-uri 'none'",
          "script-src 'self'",
        ])
          assert.ok(policy.includes(part), `${path}: ${policy}`);
        assert.doesNotMatch(policy, /unsafe|\*/);
      }
    },
  },
  {
    name: 'an action named by a header of Next’s own client is no action',
    attack: async (siege) => {
      const { client, fields, title } = await offerOf(siege);
      const id = /"id":"([0-9a-f]+)"/.exec(fields.map(([, value]) => value).join())?.[1] ?? '';
      const body = JSON.stringify([{ title }]);
      const headers = {
        origin: siege.origin,
        'next-action': id,
        'content-type': 'text/plain;charset=UTF-8',
        'content-length': `${body.length}`,
      };
      const answer = await client.ask({ method: 'POST', path: '/offer', headers, body });
      assert.equal(answer.status, 400);
      await isNowhere(siege, title);
    },
  },
];

/** A form for an offer that is ready to be sent, by somebody who is signed in. */
async function offerOf(siege: Siege) {
  const client = siege.as(siege.scene.carla);
  const title = `Planted ${word()}`;
  const page = await client.open('/offer');
  return { client, title, fields: filled(client.form(page, 'title'), { title, when: 'any' }) };
}

/** Nobody finds it on the board. */
async function isNowhere(siege: Siege, title: string): Promise<void> {
  const found = await siege.visitor().get(`/board.json?q=${encodeURIComponent(title)}`);
  assert.deepEqual(JSON.parse(found.text).items, []);
}

export const CSRF: Case[] = [...refused, ...types, ...alone, ...others];
