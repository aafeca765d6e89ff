import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { word } from '#siege/words';

// What one is answered is never answered to another.

/** Pages of somebody's, asked by somebody before and by others behind. */
const OWN: [what: string, path: (siege: Siege) => string][] = [
  ['the board', () => '/'],
  ['a post', ({ scene }) => `/posts/${scene.offer}`],
  ['a place', ({ scene }) => `/places/${scene.place}`],
  ['the places', () => '/places'],
  ['the map', () => '/map'],
  ['/me', () => '/me'],
  ['/letters', () => '/letters'],
  ['letters of two', ({ scene }) => `/letters/${scene.correspondence}`],
];

const own: Case[] = OWN.map(([what, path]) => ({
  name: `${what}, as somebody saw it, is answered to nobody else`,
  ...(/^\/me|a post/.test(what) && { quick: true as const }),
  attack: async (siege) => {
    const { amina, carla } = siege.scene;
    const at = path(siege);
    const hers = await siege.as(amina).get(at);
    // What leaks is looked at in every answer: names, words, letters.
    for (const client of [siege.visitor(), siege.as(carla), await siege.signedOutElsewhere()]) {
      const answer = await client.get(at);
      if (client.name === undefined) assert.ok(!answer.text.includes(amina.name));
    }
    assert.equal(hers.status, 200);
    assert.match(hers.headers['cache-control'] ?? '', /private/);
    assert.match(hers.headers['cache-control'] ?? '', /no-store/);
    for (const header of ['Cookie', 'Accept-Language'])
      assert.match(hers.headers.vary ?? '', new RegExp(header, 'i'));
  },
}));

const others: Case[] = [
  {
    name: 'a page for visitors is kept by nobody between',
    quick: true,
    attack: async (siege) => {
      for (const path of ['/', '/places', `/posts/${siege.scene.offer}`, '/sign-in', '/nowhere']) {
        const { headers } = await siege.visitor().get(path);
        assert.match(headers['cache-control'] ?? '', /private|no-store/, path);
        assert.doesNotMatch(headers['cache-control'] ?? '', /public|s-maxage/, path);
      }
    },
  },
  {
    name: 'two who ask for one page in two languages are answered each in theirs',
    attack: async (siege) => {
      for (const [language, way] of [
        ['en', 'ltr'],
        ['ar', 'rtl'],
        ['fr', 'ltr'],
        ['en', 'ltr'],
      ] as const) {
        const { text } = await siege.visitor().get('/', { 'accept-language': language });
        assert.match(text, new RegExp(`<html lang="${language}" dir="${way}"`));
      }
    },
  },
  {
    name: 'a visitor’s language in a cookie is nobody else’s',
    attack: async (siege) => {
      const client = siege.visitor();
      client.cookies.set('__Host-fournil-language', 'ar');
      assert.match((await client.get('/')).text, /<html lang="ar"/);
      assert.match((await siege.visitor().get('/')).text, /<html lang="en"/);
    },
  },
  {
    name: 'an unknown parameter makes no page of its own, and is not repeated',
    attack: async (siege) => {
      const mark = word();
      for (const path of [
        `/?${mark}=${mark}`,
        `/?utm_source=${mark}`,
        `/posts/${siege.scene.offer}?${mark}`,
        `/?_rsc=${mark}`,
      ]) {
        const answer = await siege.visitor().get(path);
        assert.equal(answer.status, 200);
        assert.ok(!answer.text.replace(/name="\$ACTION[^>]*>/g, '').includes(mark), path);
      }
    },
  },
  {
    name: 'a validator of one’s page is nobody else’s: who is asked to bring another’s gets their own page',
    attack: async (siege) => {
      const { amina } = siege.scene;
      for (const path of ['/', '/me', `/posts/${siege.scene.offer}`]) {
        const tag = (await siege.as(amina).get(path)).headers.etag;
        const answer = await siege.visitor().get(path, tag ? { 'if-none-match': tag } : {});
        assert.notEqual(answer.status, 304, path);
      }
    },
  },
  {
    name: 'a conditional request for what is the same is 304 and empty; of what changed, the whole',
    attack: async (siege) => {
      const first = await siege.visitor().get('/board.json');
      const tag = first.headers.etag;
      assert.ok(tag, 'a feed has a validator');
      const again = await siege.visitor().get('/board.json', { 'if-none-match': tag });
      assert.deepEqual([again.status, again.body.length], [304, 0]);
      await siege.newcomer();
      const { device } = await siege.newcomer();
      await device.send(await device.open('/offer'), 'title', { title: `Jam ${word()}`, when: 'today' });
      const changed = await siege.visitor().get('/board.json', { 'if-none-match': tag });
      assert.equal(changed.status, 200);
    },
  },
  {
    name: 'an address that ends as a file does is no file: /me.css, /me/x.png, /me%2f..%2fx.css',
    quick: true,
    attack: async (siege) => {
      for (const path of [
        '/me/x.css',
        '/me.css',
        '/me/..%2fx.png',
        '/me%2fx.css',
        '/me;x.css',
        '/letters/x.js',
        '/me%00.css',
        '/me%3fx.css',
      ]) {
        const answer = await siege.as(siege.scene.amina).get(path);
        assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
        assert.doesNotMatch(answer.headers['cache-control'] ?? '', /public|immutable/);
        assert.ok(!answer.text.includes(siege.scene.address), path);
      }
    },
  },
  {
    name: 'a query that ends as a preview does opens no page to other origins',
    attack: async (siege) => {
      for (const path of [`/me?x=/preview.png`, `/?q=/preview.png`, `/me#/preview.png`.replace('#', '?#')]) {
        const answer = await siege.as(siege.scene.amina).get(path.replace('#', '%23'));
        assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin', path);
      }
    },
  },
  {
    name: 'what names a file of the build names no other file',
    attack: async (siege) => {
      for (const path of [
        '/_next/static/../../package.json',
        '/_next/static/%2e%2e/%2e%2e/server/app/page.js',
        '/_next/image?url=%2Fpictures%2Fx&w=640&q=75',
        '/_next/data/x/me.json',
        '/_next/static/chunks/..%2f..%2fBUILD_ID',
        '/islands/..%2f..%2fpackage.json',
        '/icons/..%2f..%2f.env',
        '/pictures/..%2f..%2fkeys%2fsecret',
        '/.env',
        '/.git/config',
        '/package.json',
        '/data/keys/secret',
        '/keys/secret',
      ]) {
        const answer = await siege.visitor().get(path);
        assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
      }
    },
  },
];

export const CACHES: Case[] = [...own, ...others];
