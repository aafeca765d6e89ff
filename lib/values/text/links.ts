import { LinkifyIt, type Match } from 'linkify-it';

/** A piece of text, or of a link's. Joined again, the pieces are the text, letter by letter. */
export type LinkPiece = { text: string; href?: undefined } | { text: string; href: string };

const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false })
  .add('ftp:', null)
  .add('//', null);

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** Direction marks, overrides, isolates and the zero-width space end a link: in one they could show another address. */
const TURN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

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
  return { text: raw, href: url.href };
}
