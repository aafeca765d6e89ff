const END_OF_HEAD = Buffer.from('\r\n\r\n');
const [QUOTE, BACKSLASH, RETURN, APOSTROPHE] = [0x22, 0x5c, 0x0d, 0x27] as const;

/**
 * A quotation mark in a file's name: browsers write it `%22` (WHATWG, multipart/form-data), those of some years ago and other programs `\"`
 * (a quoted-string, which RFC 7578 leaves open). Who reads forms for Next ends the name there, and refuses the whole. The name of a file is
 * not read here, so that an apostrophe stands for it: no byte more, none less.
 */
export class QuotedNames {
  readonly #delimiter: Buffer;
  #isHead = false;
  #last: Buffer = Buffer.from('\r\n');

  constructor(boundary: string) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  }

  /** Mends the next bytes of a form where they are, in whatever pieces they come. */
  mend(chunk: Buffer): void {
    const before = this.#last.length;
    const bytes = Buffer.concat([this.#last, chunk]);
    for (let at = 0; ; this.#isHead = !this.#isHead) {
      const mark = this.#isHead ? END_OF_HEAD : this.#delimiter;
      const found = bytes.indexOf(mark, at);
      const end = found < 0 ? bytes.length : found;
      if (this.#isHead)
        for (const quote of escapedIn(bytes, at, end))
          if (quote >= before) chunk[quote - before] = APOSTROPHE;
      if (found < 0) {
        this.#last = bytes.subarray(Math.max(at, bytes.length - mark.length + 1));
        return;
      }
      at = found + mark.length;
    }
  }
}

/** Where a quotation mark stands behind a backslash. At the end of its line it ends the name: a name may end with a backslash. */
function escapedIn(bytes: Buffer, from: number, end: number): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(QUOTE, from); at >= 0 && at < end; at = bytes.indexOf(QUOTE, at + 1))
    if (bytes[at - 1] === BACKSLASH && bytes[at + 1] !== RETURN) found.push(at);
  return found;
}
