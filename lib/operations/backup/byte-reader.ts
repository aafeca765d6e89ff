/** Takes bytes off a stream in the sizes that a format asks for. Holds no more than a piece at a time. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes: as many as asked for, fewer only where the stream ends. */
  async take(size: number): Promise<Buffer> {
    await this.#fill(size);
    const taken = this.#rest.subarray(0, size);
    this.#rest = this.#rest.subarray(size);
    return taken;
  }

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    await this.#fill(1);
    return this.#rest.length === 0;
  }

  /** Reads on until there are so many bytes, or no more. */
  async #fill(size: number): Promise<void> {
    const pieces = [this.#rest];
    for (let have = this.#rest.length; have < size && !this.#ended; ) {
      const { value, done } = await this.#source.next();
      if (done) this.#ended = true;
      else {
        pieces.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
        have += value.byteLength;
      }
    }
    if (pieces.length > 1) this.#rest = Buffer.concat(pieces);
  }

  /** Lets go of the stream before its end. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
