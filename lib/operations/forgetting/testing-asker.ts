import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sources } from '#lib/sources';

// For tests: whoever has the disk and every key on it, and asks of all that is kept whether it is a hash of something that they know.
// What is asked, and of what, is found out and not listed: any value in any column or file may be an answer to any question.

/** So many bytes of a hash are compared: an id that is made of one has these of it, and none of another by chance. */
const BEGINS = 6;
/** A value shorter than this answers nothing. */
const SHORTEST = 10;
/** Files that are larger hold pictures and pages, of which every byte would be a beginning. */
const LARGEST = 4 * 1024 * 1024;

/** What is kept, by how each value begins: in which column or file it stands. */
export type Hoard = Map<number, string>;

/** Everything that some text may say: itself in bytes, and what it is in hex, base64 and base64url. */
export function keep(kept: Hoard, where: string, text: string): void {
  for (const pieces of [/[\w+/=-]+/g, /[\w=-]+/g])
    for (const [token] of text.matchAll(pieces)) {
      const hex = token.replaceAll('-', '').replace(/^x(?=[0-9a-f]+$)/, '');
      const forms = [Buffer.from(token, 'base64'), Buffer.from(token, 'base64url')];
      if (/^(?:[0-9a-f]{2})+$/i.test(hex)) forms.push(Buffer.from(hex, 'hex'));
      for (const bytes of forms)
        if (token.length >= SHORTEST && bytes.length >= BEGINS) kept.set(bytes.readUIntBE(0, BEGINS), where);
    }
}

/** All files in a folder, as text and at every byte. */
export function keepFiles(kept: Hoard, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length > LARGEST) continue;
    const where = path.relative(folder, file);
    keep(kept, where, `${where}\n${bytes.toString('latin1')}`);
    for (let at = 0; at + BEGINS <= bytes.length; at++) kept.set(bytes.readUIntBE(at, BEGINS), where);
  }
}

/** What some calls in the sources say: their text, where a pattern finds it. */
const said = (calls: RegExp): string[] => {
  const found = sources('lib/**/*.ts')
    .filter(({ file }) => !file.includes('.test.'))
    .flatMap(({ text }) => [...text.matchAll(calls)].map((match) => match.slice(1).find(Boolean) ?? ''));
  return [...new Set(found)];
};

/** The purposes for which the sources make a key of the secret, and those of the list of what was erased early, as it was once. */
const PURPOSES = said(
  /\b(?:seal|unseal|keyFor|keyedHash|keysBefore|sealedText|openedText)\(\s*'([^']+)'|\bpurpose: '([^']+)'/g,
);
const LIST_PURPOSES = said(/\blistKey\(\s*\w+,\s*'([^']+)'/g);
/** What is noted in that list, each by the name before its ids. */
const LISTED = said(/\badd(?:Tombstones|Returns)\(\s*\w+,\s*'([^']+)'/g);

/** All keys in hand: none, those that lie in a data directory, as they stand and as bytes, and what the board derives of them. */
export function keysAtHand(dataDir: string, secret: string): (Buffer | undefined)[] {
  const folder = path.join(dataDir, 'keys');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const wordsIn = (name: string) => readFileSync(path.join(folder, name), 'utf8').split(/\s+/);
  const words = [...new Set([...names.flatMap(wordsIn), secret])].filter((word) => word.length >= SHORTEST);
  const derived = (salt: string, purposes: string[]) => (key: string) =>
    purposes.map((purpose) => Buffer.from(hkdfSync('sha256', key, salt, purpose, 32)));
  const secrets = words.filter(
    (word) => word === secret || (names.includes('secret') && wordsIn('secret').includes(word)),
  );
  return [
    undefined,
    ...words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'base64url')]),
    ...secrets.flatMap(derived('fournil', PURPOSES)),
    ...words.flatMap(derived('fournil erased', LIST_PURPOSES)),
  ];
}

const BETWEEN = ['', ' ', '\0', '/', ':', '|', ',', '-', '.', '\n'];

/** The ways in which some things may have been put into one text, in any order of two. */
function* texts(things: string[]): Generator<string> {
  const orders = things[1] === undefined ? [things] : [things, [...things].reverse()];
  for (const order of orders) {
    for (const between of things[1] === undefined ? [''] : BETWEEN) yield order.join(between);
    yield JSON.stringify(order);
    for (const what of LISTED) yield `${what}\0${order.join('/')}`;
  }
}

/** Where something is kept that some key makes of these things; undefined where nothing is. */
export function ask(kept: Hoard, keys: (Buffer | undefined)[], things: string[]): string | undefined {
  for (const text of texts(things))
    for (const key of keys)
      for (const hash of hashes(text, key)) {
        const where = kept.get(hash.readUIntBE(0, BEGINS));
        if (where !== undefined) return where;
      }
  return undefined;
}

function* hashes(text: string, key: Buffer | undefined): Generator<Buffer> {
  if (key) {
    yield createHmac('sha256', key).update(text).digest();
    return;
  }
  for (const how of ['sha256', 'sha512', 'sha1', 'md5']) yield createHash(how).update(text).digest();
}
