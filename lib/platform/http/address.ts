/** An address as every step sees it: `path` begins with one slash, has no dot segments and one way to be written. */
export type Address = { path: string; search: string };

const LONGEST = 4_000;
/** Nobody's name is escaped so often; and whoever asks for more work than that does not get it. */
const DEEPEST = 6;

/**
 * Brings the target of a request (RFC 9112, 3.2.1) to its normal form (RFC 3986, 6.2.2): bytes beyond ASCII escaped, escapes of what
 * needs none undone, the others in capitals, dot segments resolved, doubled slashes made one. A slash or a back-slash that is escaped
 * stays: people's names hold them. Undefined for what is no address: no path, too long, a raw back-slash or fragment, control signs,
 * escapes that are not UTF-8, NUL (docs/decisions/addresses.md).
 */
export function addressOf(target: string): Address | undefined {
  if (!/^\/(?![/\\])[!-\u00ff]*$/.test(target) || target.length > LONGEST) return undefined;
  const [, raw = '', search = ''] = /^([^?]*)(.*)$/s.exec(escapeBytes(target)) ?? [];
  if (/[\\#]/.test(raw) || search.includes('#')) return undefined;
  const decoded = decode(raw + search);
  if (decoded === undefined || decoded.includes('\0')) return undefined;
  return { path: resolved(raw.split('/').map(canonical)), search };
}

/**
 * Everything that somebody behind the door could take a path for, in lower case: as it is, and decoded once and again until nothing
 * changes, back-slashes read as slashes and dot segments resolved anew each time. What is forbidden is looked for in each. Undefined
 * where that has no end soon.
 */
export function readingsOf(path: string): string[] | undefined {
  const readings = [path];
  let current = path;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = decodeLeniently(current);
    if (next === current) return readings.map((reading) => reading.toLowerCase());
    current = next;
    readings.push(resolved(current.replaceAll('\\', '/').split('/')));
  }
  return undefined;
}

/** Resolves "." and ".." (RFC 3986, 5.2.4), and drops segments that are empty but for the last. */
function resolved(segments: string[]): string {
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  const isFolder = kept.length > 0 && ['', '.', '..'].includes(segments.at(-1) ?? '');
  return `/${kept.join('/')}${isFolder ? '/' : ''}`;
}

/** One segment in its one form: RFC 3986's unreserved signs bare, its other signs of a path as they came, all else escaped in capitals. */
function canonical(segment: string): string {
  return segment
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const sign = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[\w.~-]/.test(sign) ? sign : octet.toUpperCase();
    })
    .replace(/[^\w.~!$&'()*+,;=:@%-]/g, escaped);
}

const escapeBytes = (target: string): string => target.replace(/[^!-~]/g, escaped);

const escaped = (sign: string): string =>
  `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** What can be decoded, decoded; a lone "%" stays. */
function decodeLeniently(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => decode(escapes) ?? escapes);
}
