import fc from 'fast-check';
import type { Feed } from '#lib/feeds/item';

const since = new Date('2026-11-23T00:00Z');
/** A feed of so many posts, for tests. */
export const feed = (...titles: string[]): Feed => ({
  ...{
    id: 'urn:uuid:99a7845d-3995-8eea-8c61-c921a46e0406',
    title: 'Rosengarten',
    words: 'What is on',
    language: 'en',
  },
  ...{
    home: 'https://board.example/',
    self: 'https://board.example/board.atom',
    board: 'Rosengarten',
    since,
  },
  items: titles.map((title, at) => ({
    ...{ id: `urn:uuid:00000000-0000-4000-8000-00000000000${at}`, url: `https://board.example/posts/${at}` },
    ...{ title, changed: new Date('2026-11-23T12:00Z'), paragraphs: [title, 'Two\nlines'] },
  })),
});
/** What somebody may write who means to break the feed, for tests. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.constantFrom('</title><script>', ']]>', '&lt;b&gt;', '"\'<&>', '<!--', '\u202eevil', '\u0000\ufffe'),
);
