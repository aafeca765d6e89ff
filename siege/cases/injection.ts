import { strict as assert } from 'node:assert';
import ICAL from 'ical.js';
import type { Case, Siege } from '#siege/case';
import { written } from '#siege/cases/written';
import { inDays, word } from '#siege/words';

// What somebody writes stays a value in every other language that the board speaks: calendars, feeds, mails, SQL.

const CALENDARS = [
  ['the board’s calendar', () => '/board.ics'],
  ['a place’s calendar', (place: string) => `${place}.ics`],
  ['a post’s calendar', (_: string, post: string) => `${post}.ics`],
] as const;

/** What would end a line, a property or a calendar (RFC 5545, 3.1). */
const LINES = [
  ['a line end and a property', '\nATTACH:https://evil.example/'],
  ['an entry of its own', '\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:planted\r\nEND:VEVENT'],
  ['a carriage return', '\rORGANIZER:mailto:evil@example.org'],
  ['an alarm', '\nBEGIN:VALARM\nACTION:AUDIO\nEND:VALARM'],
  ['signs that lines are escaped with', '\\;\\,\\\\n\\n;,:"'],
  ['a separator of lines', '\u2028ATTENDEE:mailto:evil@example.org\u2029\u0085URL:https://evil.example/'],
] as const;

const calendars: Case[] = LINES.map(([what, text], at) => ({
  name: `${what}, in all words of an activity: a value of its calendar, and no line`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const { id, mark } = await called(siege, text);
    const answer = await siege.visitor().get(`/posts/${id}.ics`);
    assert.equal(answer.status, 200);
    const calendar = new ICAL.Component(ICAL.parse(answer.text));
    const entries = calendar.getAllSubcomponents('vevent');
    assert.equal(entries.length, 1);
    const names = entries[0]?.getAllProperties().map(({ name }) => name) ?? [];
    for (const name of ['attach', 'organizer', 'attendee']) assert.ok(!names.includes(name), name);
    assert.deepEqual(entries[0]?.getAllSubcomponents(), []);
    assert.ok(String(entries[0]?.getFirstPropertyValue('description')).includes(mark));
    for (const line of answer.text.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, `${line.length} in a line`);
      assert.doesNotMatch(line, /[\r\n\u2028\u2029\u0085]/);
    }
  },
}));

const whole: Case[] = CALENDARS.map(([what, path]) => ({
  name: `${what} is whole, whatever people have written`,
  attack: async (siege) => {
    const { place, activity } = await written(siege);
    const answer = await siege.visitor().get(path(place, activity));
    const calendar = new ICAL.Component(ICAL.parse(answer.text));
    assert.ok(calendar.getAllSubcomponents('vevent')[0]);
    assert.match(answer.headers['content-type'] ?? '', /^text\/calendar/);
  },
}));

/** The only elements that a feed of ours has (RFC 4287). */
const ATOM =
  /^(?:\?xml|\/?(?:feed|id|title|subtitle|updated|published|link|author|name|entry|summary|content|category|icon|logo|rights|generator|uri))$/;

const feeds: Case[] = [
  {
    name: 'what breaks out, in a feed: text of its elements, and no element',
    quick: true,
    attack: async (siege) => {
      const { place } = await written(siege);
      for (const path of ['/board.atom', `${place}.atom`]) {
        const answer = await siege.visitor().get(path);
        assert.equal(answer.status, 200);
        for (const [, tag = ''] of answer.text.matchAll(/<([^\s>]*)/g))
          assert.match(tag.replace(/\/$/, ''), ATOM);
        assert.doesNotMatch(answer.text, /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: signs that XML cannot hold (XML 1.0, 2.2)
        assert.doesNotMatch(answer.text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }
    },
  },
  {
    name: 'what breaks out, in a feed of JSON: a value to the letter',
    quick: true,
    attack: async (siege) => {
      const { marks } = await written(siege);
      const answer = await siege.visitor().get('/board.json');
      assert.match(answer.headers['content-type'] ?? '', /json/);
      const titles = JSON.parse(answer.text).items.map(({ title }: { title: string }) => title);
      assert.ok(titles.some((title: string) => title.includes(marks.get('title of an activity') ?? '?')));
    },
  },
  {
    name: 'the week in words is text, and never read as anything else',
    attack: async (siege) => {
      await written(siege);
      const answer = await siege.visitor().get('/board.txt');
      assert.match(answer.headers['content-type'] ?? '', /^text\/plain/);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    },
  },
  {
    name: 'structured data is one object of the kinds it says, whatever people have written',
    attack: async (siege) => {
      const { activity, place } = await written(siege);
      for (const path of [activity, place]) {
        const { text } = await siege.visitor().get(path);
        const data = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
          ([, json = '']) => JSON.parse(json),
        );
        assert.ok(data[0], `${path} has some`);
        for (const one of data)
          assert.match(String(one['@type']), /^(?:Event|SocialEvent|Place|CivicStructure|EventSeries)$/);
      }
    },
  },
];

/** Addresses that would add a line to a mail's head, or another reader. */
const READERS = [
  'a@example.org\r\nBcc: evil@example.org',
  'a@example.org\nSubject: planted',
  'a@example.org, evil@example.org',
  'a@example.org;evil@example.org',
  '<a@example.org> evil@example.org',
  '"a\r\nX: y"@example.org',
  'a@example.org%0d%0aBcc:evil@example.org',
  'a@example.org\u2028Bcc: evil@example.org',
  `${'a'.repeat(300)}@example.org`,
  'a@[127.0.0.1]',
  'a@localhost',
  '-oQ/tmp -X/tmp/x@example.org',
];

const mails: Case[] = READERS.map((email, at) => ({
  name: `a mail to ${JSON.stringify(email.slice(0, 40))}: to nobody, or to one`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    const { device, passphrase } = await siege.newcomer();
    const answer = await device.post(await device.open('/me'), 'changeAddress', { email, passphrase });
    assert.ok([303, 422].includes(answer.status), `${answer.status}`);
    // Another mail is asked for behind it, and has come: what was to come before it has.
    const after = `${word()}@example.org`;
    const other = await siege.newcomer();
    const given = { email: after, passphrase: other.passphrase };
    await other.device.send(await other.device.open('/me'), 'changeAddress', given);
    await siege.mailbox.linkTo(after, '/me/email');
    for (const head of siege.mailbox.heads()) {
      assert.doesNotMatch(head, /^(?:Bcc|Cc|X):/im);
      assert.doesNotMatch(head, /evil@example\.org|^Subject: planted/im);
    }
  },
}));

/** What a search, an address or a field might be read as by PostgreSQL. */
const SQL = [
  "' OR 1=1 --",
  '\'; DROP TABLE "Post"; --',
  '%',
  '_',
  '\\',
  '$1',
  '(a & b) | !c',
  'a:*',
  "a' <-> 'b",
  '***',
  '((((((',
  "'''''",
  '!!',
  '\\x00',
  '{}',
  'a\u0301'.repeat(60),
  '🍞'.repeat(60),
  '&'.repeat(190),
  'NULL',
  '\ufeff',
];

const searches: Case[] = SQL.map((q, at) => ({
  name: `a search for ${JSON.stringify(q.slice(0, 24))} is a search`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const visitor = siege.visitor();
    for (const path of ['/', '/board.json', '/places']) {
      const answer = await visitor.get(`${path}?q=${encodeURIComponent(q)}`);
      assert.equal(answer.status, 200, path);
      // Nothing but what has these words is found.
      if (path === '/board.json' && q.includes('OR 1=1')) assert.deepEqual(JSON.parse(answer.text).items, []);
    }
    assert.equal((await visitor.get(`/posts/${siege.scene.offer}`)).status, 200, 'posts are there');
  },
}));

const parameters: Case[] = ['near', 'at', 'reach', 'kind', 'day', 'after', 'before', 'language'].map(
  (name) => ({
    name: `the parameter ${name} with SQL in it, an array, and a thousand signs: 400, or passed over`,
    attack: async (siege) => {
      for (const value of ["' OR 1=1 --", 'x'.repeat(1_000), '-1', '1e999', '[]', '../..'])
        for (const path of [
          `/?${name}=${encodeURIComponent(value)}`,
          `/?${name}[]=1`,
          `/?${name}=a&${name}=b`,
          `/board.json?${name}=${encodeURIComponent(value)}`,
        ]) {
          const answer = await siege.visitor().get(path);
          assert.ok([200, 303, 400].includes(answer.status), `${path}: ${answer.status}`);
        }
    },
  }),
);

/** Somebody calls an activity whose words end with these. */
async function called(siege: Siege, text: string): Promise<{ id: string; mark: string }> {
  const { device } = await siege.newcomer();
  const mark = word();
  const given = {
    title: `Soup ${mark} ${text}`.slice(0, 110),
    words: `${mark} ${text} end`,
    where: `Yard ${text}`.slice(0, 190),
    ifItRains: `Inside ${text}`.slice(0, 190),
  };
  const when = { when: 'day', day: inDays(2), start: '12:00', end: '13:00', publish: 'on' };
  const page = await device.send(await device.open('/together'), 'title', { ...given, ...when });
  return { id: /\/posts\/([0-9a-f-]{36})/.exec(page.path)?.[1] ?? '', mark };
}

export const INJECTION: Case[] = [...calendars, ...whole, ...feeds, ...mails, ...searches, ...parameters];
