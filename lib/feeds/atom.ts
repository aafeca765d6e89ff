/** Feeds as Atom (RFC 4287). */
import { changedOf, type Feed, type Item, itemHtml } from '#lib/feeds/item';
import { escapeHtml } from '#lib/values/text/html';
import { plain, plainLine } from '#lib/values/text/plain';

/** A feed as an Atom document. Its author is the board: entries have no author of their own. */
export function atom(feed: Feed): string {
  const { id, title, words, language, home, self, board, items } = feed;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(language)}">`,
    `<id>${escapeHtml(id)}</id>`,
    `<title>${said(title)}</title>`,
    ...(words ? [`<subtitle>${said(words)}</subtitle>`] : []),
    `<updated>${changedOf(feed).toISOString()}</updated>`,
    `<author><name>${said(board)}</name></author>`,
    '<generator>Fournil</generator>',
    ...(self ? [`<link rel="self" type="application/atom+xml" href="${address(self)}"/>`] : []),
    `<link rel="alternate" type="text/html" href="${address(home)}"/>`,
    ...items.map(entry),
    '</feed>\n',
  ].join('\n');
}

function entry({ id, url, title, changed, paragraphs }: Item): string {
  return [
    '<entry>',
    `<id>${escapeHtml(id)}</id>`,
    `<title>${said(title)}</title>`,
    `<updated>${changed.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${address(url)}"/>`,
    `<content type="html">${escapeHtml(itemHtml(paragraphs.map(plain)))}</content>`,
    '</entry>',
  ].join('\n');
}

const said = (text: string): string => escapeHtml(plainLine(text));
const address = (url: string): string => escapeHtml(new URL(url).href);
