import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Case, Siege } from '#siege/case';
import { elementsIn } from '#siege/html';
import { found, inDays, word } from '#siege/words';

// What somebody meant well is what the board makes of it, or it says so; never something else without a word.

/** Somebody new offers something. @returns the page, and its device */
async function offering(siege: Siege, given: Record<string, string>) {
  const { device } = await siege.newcomer();
  const title = `Rye ${word()}`;
  const page = await device.send(await device.open('/offer'), 'title', { title, when: 'any', ...given });
  return { device, page, path: found(page.path, /(\/posts\/[0-9a-f-]{36})/) };
}

const PREVIEWS: [what: string, path: (siege: Siege) => string][] = [
  ['the board', () => '/preview.png'],
  ['a post', ({ scene }) => `/posts/${scene.offer}/preview.png`],
  ['a place', ({ scene }) => `/places/${scene.place}/preview.png`],
];

const previews: Case[] = PREVIEWS.map(([what, path], at) => ({
  name: `the preview of ${what}: how long it is, by GET and HEAD, below 300 kB, for every messenger`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await siege.visitor().ask({ method, path: path(siege) });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-type'], 'image/png');
      const length = Number(answer.headers['content-length']);
      assert.ok(length > 1_000 && length < 300_000, `${length}`);
      assert.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin');
    }
  },
}));

/** How people write an hour, and which it is. */
const HOURS: [typed: string, is: string][] = [
  ['9:00', '09:00'],
  ['18h30', '18:30'],
  ['6 pm', '18:00'],
  ['١٨:٣٠', '18:30'],
  ['12 am', '00:00'],
];

const hours: Case[] = HOURS.map(([typed, is], at) => ({
  name: `an hour written “${typed}” is ${is}`,
  ...(at === 1 && { quick: true as const }),
  attack: async (siege) => {
    const { page } = await offering(siege, { when: 'day', day: inDays(2), start: typed });
    const times = elementsIn(page.answer.text).filter(({ tag }) => tag === 'time');
    assert.ok(
      times.some(({ text, attrs }) => `${text} ${attrs.datetime}`.includes(is)),
      times.map(({ text }) => text).join(),
    );
  },
}));

/** Spots as maps give them: the marker, not the view; what can be read in two ways is refused. */
const SPOTS: [typed: string, lat: number | null][] = [
  ['geo:0,0?q=52.5163,13.3777(Gate)', 52.516],
  ['https://www.openstreetmap.org/?mlat=52.5163&mlon=13.3777#map=12/48.0/2.0', 52.516],
  ['https://www.google.com/maps/place/X/@48.1,2.2,12z/data=!3d52.5163!4d13.3777', 52.516],
  ['52,5163; 13,3777', 52.516],
  ['52°30′58.7″N 13°22′39.7″E', 52.516],
  ['52,13', null],
  ['https://maps.app.goo.gl/abc', null],
];

const spots: Case[] = SPOTS.map(([typed, lat], at) => ({
  name: `a spot pasted as “${typed.slice(0, 40)}” is ${lat === null ? 'refused, in words' : 'the one meant'}`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    const { device } = await siege.newcomer();
    const answer = await device.post(await device.open('/open'), 'placeName', {
      placeName: `Gate ${word()}`,
      home: 'no',
      point: typed,
    });
    if (lat === null) return assert.equal(answer.status, 422);
    assert.equal(answer.status, 303);
    const path = found(answer.headers.location ?? '', /(\/places\/[^/?#]+)/);
    const form = device.form(await device.open(`${path}/edit`), 'placeName');
    const point = form.fields.find(([name]) => name === 'point')?.[1] ?? '';
    assert.ok(Math.abs(Number.parseFloat(point) - lat) < 0.002, point);
  },
}));

const others: Case[] = [
  {
    name: 'a title with $& and $1 in it stands as it was typed, on its page and in its title',
    quick: true,
    attack: async (siege) => {
      const title = `Rye $& $1 $\` ${word()}`;
      const { page } = await offering(siege, { title });
      const elements = elementsIn(page.answer.text);
      for (const tag of ['h1', 'title'])
        assert.ok(elements.find((each) => each.tag === tag)?.text.includes(title), tag);
    },
  },
  {
    name: 'vertical tabs and form feeds are line ends, or go; nobody is asked to type it again',
    attack: async (siege) => {
      const { page } = await offering(siege, { words: 'one\u000btwo\u000cthree\u0000four\u0007' });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those that go
      assert.doesNotMatch(page.answer.text, /[\u0000\u0007\u000b\u000c]/);
      for (const each of ['one', 'two', 'three']) assert.ok(page.answer.text.includes(each));
    },
  },
  {
    name: 'eggs ticked without “that is all” say that the rest was not said',
    quick: true,
    attack: async (siege) => {
      const { page } = await offering(siege, { food: 'on', allergens: 'EGGS' });
      assert.match(page.answer.text, /rest was not said/);
    },
  },
  {
    name: 'a picture of no bytes is said to be none, and not left out',
    quick: true,
    attack: async (siege) => {
      const client = siege.as(siege.scene.carla);
      const files = [{ field: 'picture1', name: 'loaf.jpg', bytes: Buffer.alloc(0) }];
      const given = { title: `Rye ${word()}`, when: 'any', everyoneAgrees: 'on', picture1Words: 'A loaf' };
      const answer = await client.post(await client.open('/offer'), 'title', given, { files });
      assert.equal(answer.status, 422);
      assert.ok(answer.text.includes(given.title));
    },
  },
  {
    name: 'fifty megapixels of a telephone are taken without JavaScript',
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const bytes = readFileSync('lib/pictures/testing-pictures/pixel50.jpg');
      const given = { title: `Rye ${word()}`, when: 'any', everyoneAgrees: 'on', picture1Words: 'A loaf' };
      const page = await device.send(await device.open('/offer'), 'title', given, {
        files: [{ field: 'picture1', name: 'a.jpg', bytes }],
      });
      assert.match(page.answer.text, /src="\/pictures\//);
    },
  },
  {
    name: 'two forms of one post: the second, sent when the first has changed it, is shown both, and undoes nothing',
    quick: true,
    attack: async (siege) => {
      const { device, path } = await offering(siege, {});
      const [first, second] = [await device.open(`${path}/edit`), await device.open(`${path}/edit`)];
      const [hers, his] = [word(), word()];
      await device.send(first, 'change', { words: hers, ingredients: 'nuts', publish: 'on' });
      const answer = await device.post(second, 'change', { words: his, publish: 'on' });
      assert.equal(answer.status, 409);
      for (const text of [hers, his, 'nuts']) assert.ok(answer.text.includes(text), text);
      assert.ok((await device.get(path)).text.includes(hers), 'what the first said holds');
    },
  },
  {
    name: 'words typed under a post outlive the session: whoever it is, they are given back',
    quick: true,
    attack: async (siege) => {
      const { device } = await siege.newcomer();
      const page = await device.open(`/posts/${siege.scene.offer}`);
      const typed = `Kept ${word()}`;
      device.cookies.clear();
      device.name = undefined;
      const answer = await device.post(page, 'write', { words: typed });
      assert.ok([403, 422].includes(answer.status), `${answer.status}`);
      assert.ok(answer.text.includes(typed));
    },
  },
];

export const AS_IT_WAS_MEANT: Case[] = [...previews, ...hours, ...spots, ...others];
