import type { Format } from '#lib/feeds/answer';

/**
 * The address of a page's calendar or feed: `/?q=bread` has `/board.ics?q=bread`, `/places/the-mill` has `/places/the-mill.ics`.
 * A language is named where machines that say none would get another.
 */
export function feedAddress(page: string, format: Format, language: string | null = null): string {
  const [path = '', query] = page.split('?');
  const asked = new URLSearchParams(query);
  if (language) asked.set('language', language);
  const own = asked.toString();
  return `${path === '/' ? '/board' : path}.${format}${own ? `?${own}` : ''}`;
}

/** The parameters of an address as a page has them: a name that stands twice is a list. */
export function parametersOf(url: URL): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => {
      const [value = '', ...others] = url.searchParams.getAll(name);
      return [name, others[0] === undefined ? value : [value, ...others]];
    }),
  );
}
