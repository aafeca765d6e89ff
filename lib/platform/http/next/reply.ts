import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Transform, type TransformCallback } from 'node:stream';

const END_OF_HEAD = '\r\n\r\n';

/**
 * What a reply is written to in place of a socket: it takes away the head, which the door writes anew, and passes the bytes on to
 * whoever reads. Full, it lets the reply wait; destroyed, the reply is closed, as if its reader had gone.
 */
class Wire extends Transform {
  #isInBody = false;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    if (this.#isInBody) done(null, chunk);
    else {
      this.#isInBody = true;
      this.emit('head');
      // Node writes the head in one piece, before anything else.
      done(null, chunk.subarray(chunk.indexOf(END_OF_HEAD) + END_OF_HEAD.length));
    }
  }
}

/**
 * The response that Next writes to: a real one of Node's, so that it keeps every promise of theirs (events, waiting, callbacks), over
 * a wire of our own. Its head is final when `wire` says "head"; its body is what `wire` is read for.
 */
export class Reply extends ServerResponse {
  readonly wire: Transform = new Wire();

  constructor(req: IncomingMessage) {
    super(req);
    this.useChunkedEncodingByDefault = false; // the bytes as they are
    this.wire.on('drain', () => this.emit('drain'));
    this.wire.on('error', () => {}); // whoever reads it is told as well
    this.once('finish', () => this.wire.end());
    // Node asks of it what any stream can; its type alone says that it came from the network.
    this.assignSocket(this.wire as unknown as Socket);
  }

  /** Keeps the headers it is given where `getHeaders` finds them. */
  override writeHead(
    status: number,
    ...rest: (string | OutgoingHttpHeaders | unknown[] | undefined)[]
  ): this {
    const headers = rest.find((part) => typeof part === 'object');
    const pairs = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers ?? {});
    for (const [name, value] of pairs) if (value !== undefined) this.setHeader(name, value);
    this.removeHeader('transfer-encoding'); // it would put the sizes of its parts between them
    return super.writeHead(status);
  }

  /** Its headers as they go to the reader; how bytes travel is settled on the way. */
  get head(): Headers {
    const head = new Headers();
    for (const [name, value] of Object.entries(this.getHeaders()))
      for (const each of Array.isArray(value) ? value : [value ?? '']) head.append(name, String(each));
    for (const name of ['connection', 'keep-alive']) head.delete(name);
    return head;
  }
}

/** Names and values, as pairs or one after the other. */
function pairsOf(headers: unknown[]): [string, string | string[]][] {
  if (Array.isArray(headers[0])) return headers as [string, string | string[]][];
  return Array.from({ length: headers.length / 2 }, (_, at) => [
    String(headers[at * 2]),
    headers[at * 2 + 1] as string,
  ]);
}
