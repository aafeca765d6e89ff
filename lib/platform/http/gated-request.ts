import { IncomingMessage } from 'node:http';

/**
 * So many bytes of a body come in, and then everybody else is looked at for so long, in milliseconds: without that, two megabytes would be
 * read in one go, and a body as fast as a machine can write it would leave no processor to anybody. It is thirty megabytes a second at most,
 * more than any telephone sends.
 */
const IN_ONE_GO = 64 * 1024;
const REST = 2;

/**
 * A request whose end can be kept waiting (the door's server makes each of them: `createServer({ IncomingMessage })`). Whoever reads
 * the body gets its last byte, and then waits for the end.
 */
export class GatedRequest extends IncomingMessage {
  /** Called when the body has come in whole: what it waits for, or undefined where the end may come at once. */
  beforeEnd?: () => Promise<void> | undefined;
  /** Mends what comes, where it is, before anybody reads it. */
  mend?: (chunk: Buffer) => void;
  /** Bytes that must not come any more: where they do, the body has its end before them, and what is behind them is not read. */
  refused?: Buffer;
  /** Looks at what comes, and says whether it is more than may come: the body ends before it likewise. */
  isTooMuch?: (chunk: Buffer) => boolean;
  /** Whether it ended so, as there was too much of it. */
  wasTooMuch = false;
  /** The last bytes that came, as many as may be the beginning of what is refused. */
  #last = Buffer.alloc(0);
  #isCutOff = false;
  #came = 0;
  #isWaitedFor = false;

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    const mayGoOn = this.#push(chunk, encoding);
    return Buffer.isBuffer(chunk) && this.#isEnoughForNow(chunk) ? false : mayGoOn;
  }

  /** Node stops reading where `push` says so, and reads on when it is asked to: here once the others had their turn. */
  #isEnoughForNow({ length }: Buffer): boolean {
    if (this.#came === 0) setTimeout(() => this.#goOn(), REST);
    this.#came += length;
    return this.#came >= IN_ONE_GO;
  }

  #goOn(): void {
    const wasStopped = this.#came >= IN_ONE_GO;
    this.#came = 0;
    const hasRoom = this.#isCutOff || this.readableLength < this.readableHighWaterMark;
    if (wasStopped && (this.#isWaitedFor || hasRoom)) this._read(0);
  }

  /** Whoever asks meanwhile asks once, and waits. */
  override _read(size: number): void {
    this.#isWaitedFor = this.#came >= IN_ONE_GO;
    if (!this.#isWaitedFor) super._read(size);
  }

  /** What is cut off passes by unread, to its end: a request that ended before it had come in whole would take its connection with it. */
  #push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (chunk === null) return this.#end();
    if (Buffer.isBuffer(chunk) && !this.#isCutOff) {
      this.mend?.(chunk);
      this.#isCutOff = this.#isRefused(chunk);
    }
    return this.#isCutOff || super.push(chunk, encoding);
  }

  #end(): boolean {
    const gate = this.beforeEnd?.();
    if (!gate) return super.push(null);
    gate.then(() => super.push(null));
    return false;
  }

  #isRefused(chunk: Buffer): boolean {
    this.wasTooMuch = this.isTooMuch?.(chunk) === true;
    return this.wasTooMuch || (!!this.refused && this.#holdsRefused(this.refused, chunk));
  }

  #holdsRefused(refused: Buffer, chunk: Buffer): boolean {
    const seen = Buffer.concat([this.#last, chunk]);
    this.#last = seen.subarray(Math.max(0, seen.length - refused.length + 1));
    return seen.includes(refused);
  }
}
