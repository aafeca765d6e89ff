import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Canaries } from './canaries.ts';
import { chance } from './chance.ts';
import { compressedIn, lz4, PAGE, pglz, toastsIn, tuplesIn } from './pages.ts';
import { streamsIn } from './streams.ts';
import { canariesIn } from './words.ts';

const word = new Canaries(chance('bytes')).word('a test', () => 0);
const random = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length)));
/** Something among noise. */
const among = (bytes: Buffer | string) => Buffer.concat([random(333), Buffer.from(bytes), random(333)]);

test.each([
  ['as it is', `bread ${word} bread`],
  ['in capitals', word.toUpperCase()],
  [
    'in UTF-16, either way',
    Buffer.concat([Buffer.from(word, 'utf16le'), random(8), Buffer.from(word, 'utf16le').swap16()]),
  ],
  ['in hex', Buffer.from(`x${word}`).toString('hex')],
  ['in HEX', Buffer.from(word).toString('hex').toUpperCase()],
  ['in base64', Buffer.from(word).toString('base64')],
  ['in base64, one further', Buffer.from(`x${word}`).toString('base64')],
  ['in base64, two further', Buffer.from(`xx${word} and more`).toString('base64')],
  ['in base64url', Buffer.from(`??${word}`).toString('base64url')],
])('a canary is found %s', (_, bytes) => {
  expect([...canariesIn(among(bytes))]).toEqual([word]);
});

test('a canary is found in quoted-printable, broken in the middle of its mark', () => {
  expect([...canariesIn(Buffer.from(`Subject\r\n\r\n${word.slice(0, 3)}=\r\n${word.slice(3)}\r\n`))]).toEqual(
    [word],
  );
});

test.each([
  ['gzip', among(gzipSync(word))],
  ['zlib', among(deflateSync(`bread ${word}`))],
  ['zstd', among(zstdCompressSync(word))],
  ['brotli', brotliCompressSync(`bread ${word}`)],
])('what is compressed by %s is read', (_, bytes) => {
  expect(streamsIn(bytes).some((each) => canariesIn(each).has(word))).toBe(true);
});

test('what PostgreSQL compressed is read, in the middle of something else', () => {
  // "abcabcabcX": three letters as they are, then six from three back, then one.
  const coded = Buffer.from([0b00001000, 97, 98, 99, 0x03, 0x03, 88]);
  expect(pglz(coded, 10)?.toString()).toBe('abcabcabcX');
  expect(pglz(Buffer.from([1, 0, 9]), 10)).toBeUndefined();
  expect(lz4(Buffer.from([0x32, 97, 98, 99, 3, 0, 0x10, 88]), 10)?.toString()).toBe('abcabcabcX');
  const value = Buffer.concat([Buffer.alloc(8), coded, Buffer.alloc(5, 98)]);
  value.writeUInt32LE((value.length << 2) | 2, 0);
  value.writeUInt32LE(15, 4);
  const long = Buffer.concat([
    Buffer.alloc(8),
    Buffer.from([0b00001000, 97, 98, 99, 0x03, 0x03, 88, 98, 98, 98, 0, 98, 98]),
  ]);
  long.writeUInt32LE((long.length << 2) | 2, 0);
  long.writeUInt32LE(15, 4);
  expect(compressedIn(Buffer.concat([Buffer.alloc(16, 1), long])).map(String)).toEqual(['abcabcabcXbbbbb']);
});

/** A page with these rows, of which some have lost their line pointer. */
function page(rows: { data: Buffer; xmin: number; ghost?: boolean }[]): Buffer {
  const made = Buffer.alloc(PAGE);
  let [lower, upper] = [24, PAGE];
  for (const { data, xmin, ghost } of rows) {
    const length = 24 + data.length;
    upper -= Math.ceil(length / 8) * 8;
    made.writeUInt32LE(xmin, upper);
    made.writeUInt16LE(3, upper + 18);
    made.writeUInt8(24, upper + 22);
    data.copy(made, upper + 24);
    if (ghost) continue;
    made.writeUInt32LE((length << 17) | (1 << 15) | upper, lower);
    lower += 4;
  }
  for (const [at, value] of [
    [12, lower],
    [14, upper],
    [16, PAGE],
    [18, PAGE | 4],
  ] as const)
    made.writeUInt16LE(value, at);
  return made;
}

test('rows are read from a page, those as well that no line pointer leads to', () => {
  const piece = (order: number, text: string) => {
    const head = Buffer.alloc(8);
    head.writeUInt32LE(77, 0);
    head.writeUInt32LE(order, 4);
    return Buffer.concat([head, Buffer.from([((text.length + 1) << 1) | 1]), Buffer.from(text)]);
  };
  const file = Buffer.concat([
    Buffer.alloc(PAGE),
    page([
      { data: piece(1, word.slice(7)), xmin: 701 },
      { data: piece(0, word.slice(0, 7)), xmin: 702, ghost: true },
      { data: Buffer.from('living'), xmin: 703 },
    ]),
  ]);
  const tuples = tuplesIn(file);
  expect(tuples.map(({ xmin, state }) => `${xmin} ${state}`)).toEqual([
    '701 normal',
    '703 normal',
    '702 ghost',
  ]);
  expect(tuples[1]?.at).toBeGreaterThan(PAGE);
  expect(toastsIn(tuples).map(String)).toContain(word);
});
