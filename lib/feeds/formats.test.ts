import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answered, FORMATS, formatIn } from '#lib/feeds/answer';
import { atom } from '#lib/feeds/atom';
import { itemHtml } from '#lib/feeds/item';
import { jsonFeed } from '#lib/feeds/json';
import { feed, hostile } from '#lib/feeds/testing-feed';
import { escapeHtml } from '#lib/values/text/html';

describe('Atom', () => {
  test('has what RFC 4287 asks for', () => {
    const text = atom(feed('Bread', 'Soup'));
    for (const part of [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
      '<updated>2026-11-23T12:00:00.000Z</updated>',
      '<author><name>Rosengarten</name></author>',
      '<link rel="self" type="application/atom+xml" href="https://board.example/board.atom"/>',
    ])
      expect(text).toContain(part);
    const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(3);
    expect([...text.matchAll(/<entry>/g)]).toHaveLength(2);
    expect(atom(feed())).toContain('<updated>2026-11-23T00:00:00.000Z</updated>');
  });

  test('whatever is written stays text', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const text = atom(feed(title));
        const tags = new Set([...text.matchAll(/<\/?([\w:!?-]+)/g)].map(([, name]) => name));
        const known = [
          '?xml',
          'feed',
          'id',
          'title',
          'subtitle',
          'updated',
          'author',
          'name',
          'generator',
          'link',
        ];
        expect([...tags].filter((tag) => ![...known, 'entry', 'content'].includes(tag as string))).toEqual(
          [],
        );
      }),
    );
  });
});

describe('JSON Feed', () => {
  test('has what version 1.1 asks for, whatever is written', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const read = JSON.parse(jsonFeed(feed(title)));
        expect(read).toMatchObject({
          version: 'https://jsonfeed.org/version/1.1',
          language: 'en',
          authors: [{ name: 'Rosengarten' }],
        });
        const [item] = read.items;
        expect(item).toMatchObject({
          id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
          date_modified: '2026-11-23T12:00:00.000Z',
        });
        expect(item.content_html.replace(/<\/?p[^>]*>|<br>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});

test('HTML says nothing but what was written', () => {
  expect(itemHtml(['a <b>\n& "c"'])).toBe('<p dir="auto">a &#60;b&#62;<br>&#38; &#34;c&#34;</p>');
  expect(escapeHtml("<'>")).toBe('&#60;&#39;&#62;');
});

test('formats are known by their names alone', () => {
  expect(['ics', 'atom', 'json', 'txt'].map(formatIn)).toEqual(['ics', 'atom', 'json', 'txt']);
  expect(['', 'xml', 'toString', '__proto__', 'ICS'].map(formatIn)).toEqual([null, null, null, null, null]);
});

describe('asking again', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00Z'), toFake: ['Date'] });
    return () => vi.useRealTimers();
  });
  const ask = (address: string, content: string, headers: Record<string, string> = {}) =>
    answered(new Request(`https://board.example${address}`, { headers }), {
      content,
      type: FORMATS.txt,
      language: 'en',
    });

  test('304 for whoever has it, by tag or by date, and the tag counts first', async () => {
    const first = ask('/a', 'bread');
    const [etag = '', date = ''] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? '');
    expect([first.status, await first.text(), date]).toEqual([200, 'bread', 'Mon, 23 Nov 2026 12:00:00 GMT']);
    vi.setSystemTime(new Date('2026-11-23T13:00:00Z'));
    const status = (headers: Record<string, string>) => ask('/a', 'bread', headers).status;
    for (const tag of [etag, etag.slice(2), `"x", ${etag}`, '*'])
      expect(status({ 'if-none-match': tag })).toBe(304);
    expect(status({ 'if-none-match': '"x"' })).toBe(200);
    expect(status({ 'if-none-match': '"x"', 'if-modified-since': date })).toBe(200);
    expect(status({ 'if-modified-since': date })).toBe(304);
    for (const when of ['Mon, 23 Nov 2026 11:59:59 GMT', 'Mon, 23 Nov 2099 12:00:00 GMT', 'yesterday', ''])
      expect(status({ 'if-modified-since': when })).toBe(200);
    const again = ask('/a', 'bread', { 'if-none-match': etag });
    expect([again.headers.get('etag'), again.headers.get('last-modified'), await again.text()]).toEqual([
      etag,
      date,
      '',
    ]);
  });

  test('what is taken away is a change, too, even within the same second', () => {
    const date = ask('/b', 'bread and soup').headers.get('last-modified') ?? '';
    expect(ask('/b', 'bread', { 'if-modified-since': date }).status).toBe(200);
  });
});
