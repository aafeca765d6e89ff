/** What a feed is made of, whichever way it is written. */
import { escapeHtml } from '#lib/values/text/html';

/** One item: `id` is an IRI that stays; `paragraphs` are plain text, as people wrote it. */
export type Item = { id: string; url: string; title: string; changed: Date; paragraphs: string[] };

/** A whole feed. `id` stays whatever its address; `self` is where it is fetched (not told where that is a secret), `home` the page it belongs to. */
export type Feed = {
  id: string;
  title: string;
  words?: string;
  language: string;
  home: string;
  self?: string;
  /** What it is called when somebody asks whose it is: the board, never a person. */
  board: string;
  items: Item[];
  /** When an empty feed last changed. */
  since: Date;
};

/** When something in a feed last changed. */
export function changedOf({ items, since }: Feed): Date {
  return new Date(Math.max(since.getTime(), ...items.map(({ changed }) => changed.getTime())));
}

/** Paragraphs as HTML that says nothing but them: for readers that take HTML only. */
export function itemHtml(paragraphs: string[]): string {
  return paragraphs
    .map((words) => `<p dir="auto">${escapeHtml(words).replaceAll('\n', '<br>')}</p>`)
    .join('');
}
