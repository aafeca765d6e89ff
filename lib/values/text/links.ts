import { LinkifyIt, type Match } from 'linkify-it';
import { hostShown } from '#lib/values/text/host';

/**
 * A piece of text, or of a link's. Joined again, the pieces are the text, letter by letter. `shown` stands in place of a link's text, where
 * its host could be taken for another (lib/values/text/host.ts).
 */
export type LinkPiece = { text: string; href?: undefined } | { text: string; href: string; shown?: string };

const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false })
  .add('ftp:', null)
  .add('//', null);

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** Direction marks, overrides, isolates and what nobody sees end a link: in one they could show another address. */
const TURN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e0fff}]/u;
/** What stands before the host of a link, and the host. */
const HOST = /^(mailto:[^@]*@|[^@/:]*@|(?:https?:)?(?:\/\/)?)([^/\\?#:]+)/iu;

/**
 * The text in pieces, with its links to the web (http, https, www.) and to mail addresses. A name with a dot in it
 * ("Brot.Es") is no link without www., nor is an address that hides where it leads (https://bank.example@elsewhere).
 * International hosts are shown as typed and reached by their ASCII form.
 */
export function linkify(text: string): LinkPiece[] {
  const found: LinkPiece[] = [];
  let from = 0;
  for (const match of finder.match(text) ?? []) {
    const link = linkOf(match, text);
    if (!link) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push(link);
    from = match.index + link.text.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

function linkOf(match: Match, text: string): LinkPiece | null {
  const [raw = ''] = match.raw.split(TURN);
  const scheme = match.schema || 'https:';
  if (!match.schema && !/^www\./i.test(raw)) return null;
  if (scheme !== 'mailto:' && /^[^\s/]*@/.test(text.slice(match.index + raw.length).slice(0, 200)))
    return null;
  const address = match.schema
    ? raw.toLowerCase().startsWith(scheme)
      ? raw
      : `${scheme}${raw}`
    : `https://${raw}`;
  const url = URL.parse(address);
  if (!url || !SCHEMES.has(url.protocol) || url.username || url.password) return null;
  if (url.protocol !== 'mailto:' && !url.hostname.includes('.')) return null;
  return { text: raw, href: url.href, ...otherwise(raw, url) };
}

/** How a link is shown whose host is not as it was typed. */
function otherwise(raw: string, url: URL): { shown?: string } {
  const [whole, before = '', typed = ''] = HOST.exec(raw) ?? [];
  const ascii = url.hostname || URL.parse(`https://${typed}`)?.hostname || 'xn--';
  const host = hostShown(typed, ascii);
  return whole === undefined || host === typed ? {} : { shown: before + host + raw.slice(whole.length) };
}
