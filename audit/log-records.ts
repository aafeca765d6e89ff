import { PAGE } from './pages.ts';

// Reads PostgreSQL's log of changes as bytes, wherever pieces of it lie. By the layout in src/include/access/xlog_internal.h and
// access/xlogrecord.h (PostgreSQL 18; the same since 9.3 but for the page's number).

/** The upper byte of what every page of the log begins with; the lower one is the release's. */
const MAGIC = 0xd1;
const [SHORT, LONG] = [24, 40];
const IS_LONG = 2;
const HEADER = 24;
/** No record of ours is longer; what says so is none. */
const LONGEST = 1024 * 1024;

/** A record: where it is in its stream, how long, and in which transaction. */
export type LogRecord = { at: number; length: number; transaction: number };

/** Pages of the log that stand one after the other, without their heads: a record that goes on over several is whole. */
export function logStreamsIn(bytes: Buffer, step: number): Buffer[] {
  const streams: Buffer[][] = [];
  let next = -1;
  for (let at = 0; at + PAGE <= bytes.length; ) {
    if (!isLogPage(bytes, at)) {
      at += step;
      continue;
    }
    const head = bytes.readUInt16LE(at + 2) & IS_LONG ? LONG : SHORT;
    const payload = bytes.subarray(at + head, at + PAGE);
    // Where a page begins, a record may: eight bytes apart, as they are aligned.
    if (at === next) streams.at(-1)?.push(payload);
    else streams.push([payload]);
    at += PAGE;
    next = at;
  }
  return streams.map((pieces) => Buffer.concat(pieces));
}

/** A page says where in the log it stands: at a multiple of its size. */
function isLogPage(bytes: Buffer, at: number): boolean {
  return (
    bytes.readUInt8(at + 1) === MAGIC &&
    bytes.readUInt16LE(at + 2) < 16 &&
    bytes.readUInt32LE(at + 8) % PAGE === 0 &&
    bytes.readUInt32LE(at + 4) < 1000
  );
}

/** The records in such a stream that are whole, by their checksums. */
export function logRecordsIn(stream: Buffer): LogRecord[] {
  const found: LogRecord[] = [];
  for (let at = 0; at + HEADER <= stream.length; ) {
    const length = stream.readUInt32LE(at);
    const isRecord =
      length >= HEADER &&
      length <= LONGEST &&
      at + length <= stream.length &&
      stream.readUInt16LE(at + 18) === 0 &&
      checksum(stream, at, length) === stream.readUInt32LE(at + 20);
    if (isRecord) found.push({ at, length, transaction: stream.readUInt32LE(at + 4) });
    at += isRecord ? Math.ceil(length / 8) * 8 : 8;
  }
  return found;
}

/** CRC-32C (RFC 3720, B.4) of what follows a record's head, and then of the head but for the checksum. */
export function checksum(stream: Buffer, at: number, length: number): number {
  let crc = 0xffffffff;
  const add = (from: number, to: number) => {
    for (let byte = from; byte < to; byte++)
      crc = (TABLE[(crc ^ (stream[byte] as number)) & 0xff] as number) ^ (crc >>> 8);
  };
  add(at + HEADER, at + length);
  add(at, at + HEADER - 4);
  return (crc ^ 0xffffffff) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc >>> 0;
});
