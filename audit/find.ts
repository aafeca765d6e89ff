/** Where something was found: in which file, and at which byte of it. */
export type Found = { file: string; at: number };

/** Finds many short byte patterns in large files, all of them in one pass. Patterns have at least eight bytes. */
export class Finder {
  readonly #begins = new Uint8Array(1 << 21);
  readonly #patterns = new Map<number, { bytes: Buffer; name: string }[]>();
  /** By name, where each was found. */
  readonly found = new Map<string, Found[]>();

  constructor(patterns: Iterable<[name: string, bytes: Buffer]>) {
    for (const [name, bytes] of patterns) {
      const begin = bytes.readUIntLE(0, 3);
      this.#begins[begin >>> 3] = (this.#begins[begin >>> 3] ?? 0) | (1 << (begin & 7));
      const key = bytes.readUInt32LE(0);
      this.#patterns.set(key, [...(this.#patterns.get(key) ?? []), { bytes, name }]);
    }
  }

  /** @param from at which byte of the file these begin */
  look(file: string, bytes: Buffer, from = 0): void {
    const begins = this.#begins;
    let window = 0;
    for (let end = 0; end < bytes.length; end++) {
      window = (window >>> 8) | ((bytes[end] as number) << 16);
      if (!((begins[window >>> 3] as number) & (1 << (window & 7)))) continue;
      if (end >= 2) this.#check(file, bytes, end - 2, from);
    }
  }

  #check(file: string, bytes: Buffer, at: number, from: number): void {
    if (at + 8 > bytes.length) return;
    for (const { bytes: pattern, name } of this.#patterns.get(bytes.readUInt32LE(at)) ?? []) {
      if (bytes.compare(pattern, 0, pattern.length, at, Math.min(bytes.length, at + pattern.length)) !== 0)
        continue;
      const places = this.found.get(name) ?? [];
      places.push({ file, at: from + at });
      this.found.set(name, places);
    }
  }
}

/** How an id can stand in bytes: as PostgreSQL keeps it, and as text. */
export function formsOf(id: string): [name: string, bytes: Buffer][] {
  const text: [string, Buffer] = [id, Buffer.from(id)];
  return /^[0-9a-f]{8}-/.test(id) ? [[id, Buffer.from(id.replaceAll('-', ''), 'hex')], text] : [text];
}
