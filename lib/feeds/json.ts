/** Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { type Feed, itemHtml } from '#lib/feeds/item';
import { plain, plainLine } from '#lib/values/text/plain';

/** A feed as a JSON Feed document. */
export function jsonFeed({ title, words, language, home, self, board, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: plainLine(title),
    home_page_url: new URL(home).href,
    ...(self && { feed_url: new URL(self).href }),
    ...(words && { description: plainLine(words) }),
    language,
    authors: [{ name: plainLine(board) }],
    items: items.map(({ id, url, title, changed, paragraphs }) => ({
      id,
      url: new URL(url).href,
      title: plainLine(title),
      content_html: itemHtml(paragraphs.map(plain)),
      content_text: paragraphs.map(plain).join('\n\n'),
      date_modified: changed.toISOString(),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
