// Reads PostgreSQL's files as bytes, without PostgreSQL: what is dead for it lies there all the same. By the layout in
// src/include/storage/bufpage.h, access/htup_details.h and common/pg_lzcompress.c (the same since version 9).

export const PAGE = 8192;
const HEADER = 24;
/** No text of a form is longer, in bytes. */
const LONGEST = 1024 * 1024;

/** A row as it lies in a page: living, dead, or without a line pointer and not yet overwritten ("ghost"). */
export type Tuple = {
  /** Where it begins in the file. */
  at: number;
  xmin: number;
  xmax: number;
  state: 'normal' | 'dead' | 'ghost';
  /** How many columns it says it has. */
  columns: number;
  /** Its columns' bytes. */
  data: Buffer;
};

/**
 * All rows in a table's file, whatever PostgreSQL thinks of them. A file that is no table's gives none. @param step how far apart pages may
 * begin; in a disk's blocks, a block
 */
export function tuplesIn(file: Buffer, step = PAGE): Tuple[] {
  const found: Tuple[] = [];
  for (let start = 0; start + PAGE <= file.length; ) {
    const page = file.subarray(start, start + PAGE);
    const isTable = isHeap(page);
    if (isTable) for (const tuple of tuplesOf(page)) found.push({ ...tuple, at: start + tuple.at });
    start += isTable ? PAGE : step;
  }
  return found;
}

/** A page of a table has nothing at its end; one of an index has. */
function isHeap(page: Buffer): boolean {
  const [lower, upper, special, version] = [12, 14, 16, 18].map((at) => page.readUInt16LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  return version === (PAGE | 4) && special === PAGE && lower >= HEADER && lower <= upper && upper <= PAGE;
}

function tuplesOf(page: Buffer): Tuple[] {
  const [lower, upper] = [page.readUInt16LE(12), page.readUInt16LE(14)];
  const known: Tuple[] = [];
  const taken: [number, number][] = [];
  for (let at = HEADER; at + 4 <= lower; at += 4) {
    const pointer = page.readUInt32LE(at);
    const [offset, flags, length] = [pointer & 0x7fff, (pointer >>> 15) & 3, pointer >>> 17];
    if (length === 0 || offset + length > PAGE) continue;
    const tuple = tupleAt(page, offset, length, flags === 1 ? 'normal' : 'dead');
    if (!tuple) continue;
    known.push(tuple);
    taken.push([offset, offset + length]);
  }
  return [...known, ...ghosts(page, lower, upper, taken)];
}

/** What lies where no line pointer leads: rows that were cleared away, until something else is written there. */
function ghosts(page: Buffer, lower: number, upper: number, taken: [number, number][]): Tuple[] {
  const found: Tuple[] = [];
  const free = [...taken, [PAGE, PAGE] as [number, number]].sort(([one], [other]) => one - other);
  let from = Math.ceil(Math.min(lower, upper) / 8) * 8;
  for (const [start, end] of free) {
    for (let at = from; at + HEADER < start; at += 8) {
      const tuple = tupleAt(page, at, start - at, 'ghost');
      if (tuple) found.push(tuple);
    }
    from = Math.ceil(end / 8) * 8;
  }
  return found;
}

function tupleAt(page: Buffer, at: number, length: number, state: Tuple['state']): Tuple | undefined {
  if (length < HEADER) return undefined;
  const [columns, hoff] = [page.readUInt16LE(at + 18) & 0x7ff, page.readUInt8(at + 22)];
  const [xmin, xmax] = [page.readUInt32LE(at), page.readUInt32LE(at + 4)];
  if (hoff < HEADER || hoff > 64 || hoff % 8 !== 0 || hoff > length || columns === 0 || xmin === 0)
    return undefined;
  return { at, xmin, xmax, state, columns, data: page.subarray(at + hoff, at + length) };
}

/** The values that were too long for their rows, put together from their pieces, those of dead rows as well. */
export function toastsIn(tuples: readonly Tuple[]): Buffer[] {
  const pieces = new Map<number, Map<number, Buffer>>();
  for (const { columns, data } of tuples) {
    if (columns !== 3 || data.length < 10) continue;
    const [id, order] = [data.readUInt32LE(0), data.readUInt32LE(4)];
    if (order > 10_000) continue;
    const piece = varlena(data, 8);
    if (!piece) continue;
    const of = pieces.get(id) ?? new Map<number, Buffer>();
    pieces.set(id, of.set(order, piece));
  }
  return [...pieces.values()].map((of) =>
    Buffer.concat([...of].sort(([one], [other]) => one - other).map(([, piece]) => piece)),
  );
}

/** A value of varying length at a place, by its own account of how long it is; undefined where it cannot be one. */
function varlena(data: Buffer, at: number): Buffer | undefined {
  const first = data.readUInt8(at);
  if (first & 1) return first === 1 ? undefined : data.subarray(at + 1, at + (first >>> 1));
  if (at + 4 > data.length) return undefined;
  return data.subarray(at + 4, at + (data.readUInt32LE(at) >>> 2));
}

/**
 * What lies compressed within a row or a page: wherever bytes say that they are a compressed value and can be read as one. @param step how
 * such values are aligned; in the log of changes, not at all
 */
export function compressedIn(bytes: Buffer, step = 4): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 12 < bytes.length; at += step) {
    const header = bytes.readUInt32LE(at);
    const length = header >>> 2;
    if ((header & 3) !== 2 || length < 16 || at + length > bytes.length || length > PAGE) continue;
    const text = decompressed(bytes.subarray(at + 4, at + length));
    if (text) found.push(text);
  }
  return found;
}

/** A compressed value without its length: four bytes that say how and how long it was, then what it became. */
export function decompressed(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 5) return undefined;
  const info = bytes.readUInt32LE(0);
  const [size, method] = [info & 0x3fffffff, info >>> 30];
  // Neither way makes anything a hundred times smaller.
  if (size < bytes.length / 2 || size > bytes.length * 100 || size > LONGEST || method > 1) return undefined;
  return (method === 0 ? pglz : lz4)(bytes.subarray(4), size);
}

/** PostgreSQL's own compression. Undefined where the bytes are something else. */
export function pglz(from: Buffer, size: number): Buffer | undefined {
  const out = Buffer.allocUnsafe(size);
  let [at, to] = [0, 0];
  while (at < from.length && to < size) {
    let control = from[at++] as number;
    for (let bit = 0; bit < 8 && at < from.length && to < size; bit++, control >>= 1) {
      if (!(control & 1)) {
        out[to++] = from[at++] as number;
        continue;
      }
      const [one, two] = [from[at++] as number, from[at++] as number];
      let length = (one & 0x0f) + 3;
      const back = ((one & 0xf0) << 4) | two;
      if (length === 18) length += from[at++] as number;
      if (back === 0 || back > to || Number.isNaN(length)) return undefined;
      for (; length > 0 && to < size; length--, to++) out[to] = out[to - back] as number;
    }
  }
  return to === size ? out : undefined;
}

/** LZ4's block format. Undefined where the bytes are something else. */
export function lz4(from: Buffer, size: number): Buffer | undefined {
  const out = Buffer.allocUnsafe(size);
  let [at, to] = [0, 0];
  const more = (length: number) => {
    let all = length;
    for (let byte = 255; length === 15 && byte === 255; all += byte) byte = from[at++] ?? 0;
    return all;
  };
  while (at < from.length) {
    const token = from[at++] as number;
    const literals = more(token >>> 4);
    if (at + literals > from.length || to + literals > size) return undefined;
    from.copy(out, to, at, at + literals);
    [at, to] = [at + literals, to + literals];
    if (at >= from.length) break;
    const back = from.readUInt16LE(Math.min(at, from.length - 2));
    at += 2;
    let length = more(token & 15) + 4;
    if (back === 0 || back > to) return undefined;
    for (; length > 0 && to < size; length--, to++) out[to] = out[to - back] as number;
  }
  return to === size ? out : undefined;
}
