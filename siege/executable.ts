import { type Element, elementsIn } from '#siege/html';

/** Where a link may lead. */
const SCHEMES = ['http:', 'https:', 'mailto:', 'webcal:', 'geo:'];
/** Attributes that lead somewhere or bring something along (HTML, attributes of type URL; SVG). */
const URLS = [
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'poster',
  'data',
  'cite',
  'background',
  'ping',
];
/** Elements that bring something of others along, or run. */
const FOREIGN = /^(?:iframe|frame|object|embed|applet|base|portal|animate|set|math|marquee|isindex)$/i;

/** Whatever of a page would run, or bring something of others along, in words; nothing is right. */
export function runsIn(html: string, origin: string): string[] {
  return elementsIn(html).flatMap((element) => [...tagOf(element), ...attributesOf(element, origin)]);
}

function tagOf({ tag, attrs, text }: Element): string[] {
  if (FOREIGN.test(tag)) return [`an element <${tag}>`];
  if (tag === 'meta' && attrs['http-equiv']) return [`a <meta> that says ${attrs['http-equiv']}`];
  if (tag === 'style' && text) return ['rules in the page'];
  if (tag !== 'script') return [];
  if (attrs.type === 'application/ld+json') return text.includes('<') ? ['a tag in structured data'] : [];
  return text || !attrs.src?.startsWith('/islands/') ? [`a script: ${attrs.src ?? text.slice(0, 40)}`] : [];
}

function attributesOf({ tag, attrs }: Element, origin: string): string[] {
  return Object.entries(attrs).flatMap(([name, value]) => {
    if (/^on/i.test(name) || name === 'style' || name === 'srcdoc') return [`<${tag} ${name}>`];
    if (!URLS.includes(name) || value === '') return [];
    const url = URL.parse(value, origin);
    if (!url || !SCHEMES.includes(url.protocol)) return [`<${tag} ${name}="${value.slice(0, 60)}">`];
    const isBrought = name === 'src' || tag === 'link' || name === 'poster' || name === 'data';
    return isBrought && url.origin !== origin && url.protocol !== 'webcal:'
      ? [`<${tag}> from ${url.origin}`]
      : [];
  });
}

/** What somebody wrote to break out of where it stands: attributes of either kind, titles, text areas, scripts, comments, CDATA. */
export function outbreak(mark: string): string {
  return `"'>]]>--></title></script></textarea><svg onload=${mark}()><script>${mark}()</script>`;
}

/** Whether something stands in what a page says or is titled, to the letter. */
export function saysToTheLetter(html: string, words: string): boolean {
  return elementsIn(html).some(
    ({ tag, attrs, text }) =>
      (tag !== 'html' && text.includes(words)) || Object.values(attrs).some((value) => value.includes(words)),
  );
}
