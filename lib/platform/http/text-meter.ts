/** Longer heads than this no part of a form of ours has. */
const LONGEST_HEAD = 16 * 1024;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * Measures the texts of a form (RFC 7578) as its bytes come in, in whatever pieces: how many bytes stand in parts that are no files. So that
 * of a form that may be as large as pictures are, no more is words than a form of words may be.
 */
export class TextMeter {
  readonly #delimiter: Buffer;
  readonly #most: number;
  #rest: Buffer = Buffer.from('\r\n');
  #part: 'before' | 'head' | 'text' | 'file' = 'before';
  #texts = 0;

  constructor(boundary: string, most: number) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
    this.#most = most;
  }

  /** Takes the next bytes. @returns whether there is too much text by now */
  isTooMuch(chunk: Buffer): boolean {
    let bytes: Buffer = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const isHead = this.#part === 'head';
      const mark = isHead ? END_OF_HEAD : this.#delimiter;
      const at = bytes.indexOf(mark);
      const passed = at < 0 ? Math.max(0, bytes.length - mark.length + 1) : at;
      if (this.#part === 'text') this.#texts += passed;
      if (isHead && passed > LONGEST_HEAD) return true;
      if (at < 0) {
        this.#rest = isHead ? bytes : bytes.subarray(passed);
        return this.#texts > this.#most;
      }
      if (isHead) this.#part = /;\s*filename\*?=/i.test(bytes.toString('latin1', 0, at)) ? 'file' : 'text';
      else this.#part = 'head';
      bytes = bytes.subarray(at + mark.length);
    }
  }
}
