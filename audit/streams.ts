import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

const LIMIT = { maxOutputLength: 32 * 1024 * 1024 };
// What was cut off is read as far as it goes.
const CUT = { ...LIMIT, finishFlush: constants.Z_SYNC_FLUSH };
/** How a compressed stream begins, and how it is read. Brotli begins with nothing of its own. */
const STREAMS: [magic: number[], read: (bytes: Buffer) => Buffer][] = [
  [[0x1f, 0x8b, 0x08], (bytes) => inflateRawSync(bytes.subarray(headOf(bytes)), CUT)],
  [[0x28, 0xb5, 0x2f, 0xfd], (bytes) => zstdDecompressSync(bytes, LIMIT)],
  ...[0x01, 0x5e, 0x9c, 0xda].map((level): [number[], (bytes: Buffer) => Buffer] => [
    [0x78, level],
    (bytes) => inflateSync(bytes, CUT),
  ]),
];

/** What lies compressed anywhere in some bytes: gzip, zlib, zstd; and the whole as brotli. */
export function streamsIn(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (const [magic, read] of STREAMS) {
    const begin = Buffer.from(magic);
    for (let at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1)) {
      const text = tried(() => read(bytes.subarray(at)));
      if (text && text.length > 0) found.push(text);
    }
  }
  const whole = bytes.length < 4_000_000 ? tried(() => brotliDecompressSync(bytes, LIMIT)) : undefined;
  return whole && whole.length > bytes.length / 2 ? [...found, whole] : found;
}

/** How long the head of a gzip file is: ten bytes, and a name and a comment where its flags say so (RFC 1952). */
function headOf(bytes: Buffer): number {
  const flags = bytes.readUInt8(3);
  let at = 10 + (flags & 4 ? 2 + bytes.readUInt16LE(10) : 0);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  return at;
}

function tried(read: () => Buffer): Buffer | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
