import { IncomingMessage } from 'node:http';

/**
 * A request whose end can be kept waiting (the door's server makes each of them: `createServer({ IncomingMessage })`). Whoever reads
 * the body gets its last byte, and then waits for the end.
 */
export class GatedRequest extends IncomingMessage {
  /** Called when the body has come in whole: what it waits for, or undefined where the end may come at once. */
  beforeEnd?: () => Promise<void> | undefined;

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    const gate = chunk === null ? this.beforeEnd?.() : undefined;
    if (!gate) return super.push(chunk, encoding);
    gate.then(() => super.push(null));
    return false;
  }
}
