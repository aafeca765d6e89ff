import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Case } from '#siege/case';
import { filled } from '#siege/client';
import { chunk, LOAF, offered } from '#siege/pictures';
import { found, word } from '#siege/words';

// What is sent as a picture is made anew as one; nothing of what else it was is ever served, and its name is nowhere.

const PAYLOAD = '<script>planted()</script>';

/** Pictures that are something else as well: taken as pictures, and made anew. */
const POLYGLOTS: [what: string, bytes: () => Buffer, type: string][] = [
  ['a page behind its end', () => Buffer.concat([LOAF, Buffer.from(PAYLOAD)]), 'image/png'],
  [
    'an archive behind its end',
    () => Buffer.concat([LOAF, Buffer.from('504b0506', 'hex'), Buffer.from(PAYLOAD)]),
    'image/png',
  ],
  ['a script in its words', () => withChunk('tEXt', Buffer.from(`Comment\0${PAYLOAD}`)), 'image/png'],
  [
    'a place in its metadata',
    () => withChunk('eXIf', Buffer.from(`MM\0*\0\0\0\x08 GPS ${PAYLOAD}`, 'latin1')),
    'image/png',
  ],
  ['a type that says it is a page', () => LOAF, 'text/html'],
];

const withChunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([LOAF.subarray(0, 33), chunk(type, data), LOAF.subarray(33)]);

const polyglots: Case[] = POLYGLOTS.map(([what, bytes, type], at) => ({
  name: `a picture with ${what}: nothing of that is served`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    const html = await offered(siege, { name: 'loaf.png', type, bytes: bytes() });
    for (const [, address = ''] of html.matchAll(/(?:src|href)="(\/pictures\/[^"]+)"/g)) {
      const picture = await siege.visitor().get(address);
      assert.equal(picture.status, 200);
      assert.match(picture.headers['content-type'] ?? '', /^image\/(?:webp|avif|jpeg|png)$/);
      assert.equal(picture.headers['x-content-type-options'], 'nosniff');
      assert.ok(!picture.body.includes('planted'));
    }
  },
}));

/** What a file may be called. */
const NAMES = [
  'a"b.png',
  '../../../../tmp/planted.png',
  'a\r\nX-Planted: 1.png',
  `${'n'.repeat(5_000)}.png`,
  '\u202egnp.exe',
  '.htaccess',
  'loaf.png.html',
  'a;filename=b.html',
  '\'; DROP TABLE "Picture"; --.png',
  '%00.png',
  '<img src=x onerror=planted()>.png',
  '',
];

const names: Case[] = NAMES.map((name, at) => ({
  name: `a picture called ${JSON.stringify(name.slice(0, 40))}: taken, and its name is nowhere`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    if (name === '') return void (await offered(siege, { name: 'blob', type: 'image/png', bytes: LOAF }));
    const html = await offered(siege, { name, type: 'image/png', bytes: LOAF });
    assert.doesNotMatch(html, /planted|htaccess|n{100}|DROP TABLE/);
  },
}));

/** The heads of a part that carries a file, as no browser writes them. */
const PARTS: [what: string, head: string][] = [
  [
    'a quotation mark in its name',
    'Content-Disposition: form-data; name="picture1"; filename="a"b.png"\r\nContent-Type: image/png\r\n\r\n',
  ],
  [
    'no blank line',
    'Content-Disposition: form-data; name="picture1"; filename="a.png"\r\nContent-Type: image/png\r\n',
  ],
  ['no name', 'Content-Disposition: form-data; filename="a.png"\r\n\r\n'],
  ['no disposition', 'Content-Type: image/png\r\n\r\n'],
  ['another disposition', 'Content-Disposition: attachment; name="picture1"; filename="a.png"\r\n\r\n'],
  [
    'a part in it',
    'Content-Disposition: form-data; name="picture1"\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n',
  ],
];

const parts: Case[] = PARTS.map(([what, head], at) => ({
  name: `a file whose part has ${what}: an answer in words`,
  ...(at === 1 && { quick: true as const }),
  attack: async (siege) => {
    const client = siege.visitor();
    const form = client.form(await client.open('/offer'), 'title');
    const own = form.fields
      .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('');
    const body = Buffer.concat([Buffer.from(`${own}--x\r\n${head}`), LOAF, Buffer.from('\r\n--x--\r\n')]);
    const headers = {
      origin: siege.origin,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': `${body.length}`,
    };
    const answer = await client.ask({ method: 'POST', path: '/offer', headers, body });
    assert.ok([400, 422].includes(answer.status), `${answer.status}`);
    assert.match(answer.text, /<h1|role="alert"/);
  },
}));

const others: Case[] = [
  {
    name: 'a picture whose name has a quotation mark in it, as older browsers write it, is taken with all of its form',
    quick: true,
    attack: async (siege) => {
      const client = siege.visitor();
      const form = client.form(await client.open('/offer'), 'title');
      const given = {
        title: `Rye ${word()}`,
        name: `Mallory ${word()}`,
        when: 'any',
        everyoneAgrees: 'on',
        picture1Words: 'x',
      };
      const bounds = `----siege${'x'.repeat(24)}`; // fetch reads none that is shorter
      const own = filled(form, given)
        .map(
          ([name, value]) =>
            `--${bounds}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        )
        .join('');
      const head =
        'Content-Disposition: form-data; name="picture1"; filename="a \\"warm\\" loaf.png"\r\nContent-Type: image/png\r\n\r\n';
      const body = Buffer.concat([
        Buffer.from(`${own}--${bounds}\r\n${head}`),
        LOAF,
        Buffer.from(`\r\n--${bounds}--\r\n`),
      ]);
      const headers = {
        origin: siege.origin,
        'content-type': `multipart/form-data; boundary=${bounds}`,
        'content-length': `${body.length}`,
      };
      const answer = await client.ask({ method: 'POST', path: '/offer', headers, body });
      assert.equal(answer.status, 303);
      assert.ok((await client.open(answer.headers.location ?? '')).answer.text.includes('/pictures/'));
    },
  },
  {
    name: 'a token for a picture that nobody staged names none',
    attack: async (siege) => {
      const client = siege.as(siege.scene.carla);
      for (const token of ['x', siege.scene.picture, '../../keys/secret', `${'a'.repeat(200)}`]) {
        const given = {
          title: `Rye ${word()}`,
          when: 'any',
          picture1Token: token,
          everyoneAgrees: 'on',
          picture1Words: 'x',
        };
        const answer = await client.post(await client.open('/offer'), 'title', given);
        assert.ok([303, 422].includes(answer.status), `${answer.status}`);
        if (answer.status !== 303) continue;
        assert.ok(!(await client.open(answer.headers.location ?? '')).answer.text.includes('/pictures/'));
      }
    },
  },
  {
    name: 'the picture of a withdrawn post is at its address no more, but for those who may still read it',
    attack: async (siege) => {
      const author = await siege.newcomer();
      const page = await author.device.send(
        await author.device.open('/offer'),
        'title',
        { title: `Jam ${word()}`, when: 'any', everyoneAgrees: 'on', picture1Words: 'x' },
        { files: [{ field: 'picture1', name: 'loaf.png', type: 'image/png', bytes: LOAF }] },
      );
      const address = found(page.answer.text, /src="(\/pictures\/[^"]+)"/);
      assert.equal((await siege.visitor().get(address)).status, 200);
      await author.device.send(page, 'withdraw', { sentence: 'Gone' });
      assert.equal((await siege.visitor().get(address)).status, 404);
    },
  },
  {
    name: 'three forms of six pictures of fifty megapixels, of one address: an honest picture is taken meanwhile',
    attack: async (siege) => {
      const bytes = readFileSync('lib/pictures/testing-pictures/pixel50.jpg');
      const client = siege.visitor();
      const page = await client.open('/offer');
      const files = Array.from({ length: 6 }, (_, at) => ({
        field: `picture${at + 1}`,
        name: 'a.jpg',
        bytes,
      }));
      const flood = Promise.all([1, 2, 3].map(() => client.post(page, 'title', { title: '' }, { files })));
      const began = performance.now();
      await offered(siege, { name: 'loaf.png', type: 'image/png', bytes: LOAF });
      const took = performance.now() - began;
      await siege.neighbour();
      const statuses = (await flood).map(({ status }) => status);
      assert.ok(took < 10_000, `the honest one took ${Math.round(took)} ms`);
      for (const status of statuses) assert.ok([422, 429].includes(status), `${status}`);
    },
  },
];

export const UPLOADS: Case[] = [...polyglots, ...names, ...parts, ...others];
