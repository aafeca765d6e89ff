import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { elementsIn } from '#siege/html';
import { word } from '#siege/words';

// What somebody writes may link to the web and to mail, and says where it leads.

/** Where nobody is to be led by a tap. */
const NONE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://rosengarten.example/x',
  'filesystem:https://rosengarten.example/x',
  'intent://evil.example#Intent;scheme=https;end',
  'ftp://evil.example/',
  'https://bank.example@evil.example/',
  'https://bank.example%40evil.example/',
  'http://user:pass@evil.example/',
  '//evil.example/',
  'https:evil.example',
  'https://localhost/',
  'https://evil',
  'view-source:https://evil.example',
  'ws://evil.example',
  'about:blank',
];

const none: Case[] = NONE.map((address, at) => ({
  name: `${JSON.stringify(address.slice(0, 40))} is no link`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const links = await linksOf(siege, `see ${address} there`);
    for (const { href, shown } of links) {
      const { protocol, hostname, username } = new URL(href);
      assert.match(protocol, /^https?:$/, href);
      assert.ok(!username && !['evil', 'localhost'].includes(hostname), href);
      assert.ok(!href.includes('script'), href);
      assert.equal(URL.parse(shown)?.hostname ?? hostname, hostname, 'it leads where it says');
    }
  },
}));

/** Hosts that look like another: what stands there says so. */
const LOOKALIKE: [what: string, typed: string, host: string][] = [
  ['a Cyrillic а', 'https://p\u0430ypal.example/', 'xn--pypal-4ve.example'],
  ['a Greek ο', 'https://g\u03bf\u03bfgle.example/', 'xn--ggle-0nda.example'],
];

const lookalike: Case[] = LOOKALIKE.map(([what, typed, host]) => ({
  name: `a host with ${what} among Latin letters is shown as what it is`,
  attack: async (siege) => {
    const [link] = await linksOf(siege, `see ${typed} there`);
    assert.ok(link, 'it is a link');
    assert.equal(new URL(link.href).hostname, host);
    assert.ok(link.shown.includes('xn--') && !link.shown.includes('\u0430'), link.shown);
  },
}));

const TURNS = ['\u202e', '\u2066', '\u200f', '\u061c', '\u200b', '\u2069'];

const turned: Case[] = TURNS.map((sign, at) => ({
  name: `U+${sign.charCodeAt(0).toString(16).padStart(4, '0')} in an address ends the link`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    for (const { href, shown } of await linksOf(
      siege,
      `see https://good.example/${sign}moc.live//:sptth there`,
    )) {
      assert.ok(!shown.includes(sign) && !decodeURI(href).includes(sign), href);
    }
  },
}));

const others: Case[] = [
  {
    name: 'a link of somebody’s tells nobody where it was tapped, and recommends nothing',
    quick: true,
    attack: async (siege) => {
      const links = await linksOf(
        siege,
        'see https://good.example/a?b=c&d=e and www.other.org, write to a@example.org',
      );
      assert.deepEqual(
        links.map(({ href }) => href),
        ['https://good.example/a?b=c&d=e', 'https://www.other.org/', 'mailto:a@example.org'],
      );
      for (const { rel } of links)
        for (const part of ['noopener', 'noreferrer', 'nofollow', 'ugc']) assert.ok(rel.includes(part), rel);
    },
  },
  {
    name: 'a link with a thousand ampersands, quotes and brackets stays one attribute',
    attack: async (siege) => {
      const links = await linksOf(siege, `see https://good.example/?${'&"\'<>'.repeat(200)} there`);
      for (const { href } of links) assert.equal(new URL(href).hostname, 'good.example');
    },
  },
];

type Link = { href: string; shown: string; rel: string };

/** The links in words under a post, as a reader finds them. */
async function linksOf(siege: Parameters<Case['attack']>[0], words: string): Promise<Link[]> {
  // Of somebody new they would be no links.
  const device = siege.as(siege.scene.amina);
  const mark = word();
  const page = await device.send(await device.open('/offer'), 'title', {
    title: `Rye ${mark}`,
    when: 'any',
    words: `${mark} ${words}`,
    publish: 'on',
  });
  const elements = elementsIn(page.answer.text);
  const block = elements.find(
    ({ attrs, text }) => attrs['data-words'] !== undefined && text.includes(`${mark} see`),
  );
  assert.ok(block, 'the words stand there');
  return elements
    .filter(({ tag, within }) => tag === 'a' && within.includes(block))
    .map(({ attrs, text }) => ({ href: attrs.href ?? '', shown: text, rel: attrs.rel ?? '' }));
}

export const LINKS: Case[] = [...none, ...lookalike, ...turned, ...others];
