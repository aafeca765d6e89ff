import { IncomingMessage } from 'node:http';

/** So many bytes of a body come in, and then everybody else is looked at: without that, up to two megabytes would be read in one go. */
const IN_ONE_GO = 64 * 1024;

/**
 * A request whose end can be kept waiting (the door's server makes each of them: `createServer({ IncomingMessage })`). Whoever reads
 * the body gets its last byte, and then waits for the end.
 */
export class GatedRequest extends IncomingMessage {
  /** Called when the body has come in whole: what it waits for, or undefined where the end may come at once. */
  beforeEnd?: () => Promise<void> | undefined;
  /** Mends what comes, where it is, before anybody reads it. */
  mend?: (chunk: Buffer) => void;
  /** Bytes that must not come any more: where they do, the body ends before them, and what is behind them is not read. */
  refused?: Buffer;
  /** Looks at what comes, and says whether it is more than may come: the body ends before it likewise. */
  isTooMuch?: (chunk: Buffer) => boolean;
  /** Whether it ended so, as there was too much of it. */
  wasTooMuch = false;
  /** The last bytes that came, as many as may be the beginning of what is refused. */
  #last = Buffer.alloc(0);
  #isCutOff = false;
  #came = 0;

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    const mayGoOn = this.#push(chunk, encoding);
    return Buffer.isBuffer(chunk) && this.#isEnoughForNow(chunk) ? false : mayGoOn;
  }

  /** Node stops reading where `push` says so; here it reads on once the others had their turn, unless nobody takes what is there. */
  #isEnoughForNow({ length }: Buffer): boolean {
    if (this.#came === 0)
      setImmediate(() => {
        const wasStopped = this.#came >= IN_ONE_GO;
        this.#came = 0;
        if (wasStopped && this.readableLength < this.readableHighWaterMark) this._read(0);
      });
    this.#came += length;
    return this.#came >= IN_ONE_GO;
  }

  #push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (this.#isCutOff) return true;
    if (Buffer.isBuffer(chunk)) this.mend?.(chunk);
    this.#isCutOff = Buffer.isBuffer(chunk) && this.#isRefused(chunk);
    if (chunk !== null && !this.#isCutOff) return super.push(chunk, encoding);
    const gate = this.beforeEnd?.();
    if (!gate) return super.push(null) || this.#isCutOff;
    gate.then(() => super.push(null));
    return this.#isCutOff;
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
