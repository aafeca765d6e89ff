import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** What is asked of a board; the path goes as it is written. */
export type Asked = {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};

/** An answer, whole. `ms` is how long it took until its last byte. */
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  cookies: string[];
  body: Buffer;
  text: string;
  ms: number;
};

/** Where a board listens, and from which address of this machine it is asked. */
export type Line = { port: number; from?: string; agent?: Agent };

/** Nobody waits longer: what hangs is a failure that says so. */
const PATIENCE = 90_000;

/** So much of what was said is kept: nobody says more of others’ words by themselves. */
const LONGEST_SAID = 10_000;

/** Asks, on a connection of its own unless an agent keeps one, and follows nowhere. */
export function ask({ port, from, agent }: Line, asked: Asked): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body } = asked;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const req = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers,
        timeout: PATIENCE,
        agent: agent ?? false,
        ...(from && { localAddress: from }),
      },
      (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('error', reject);
        res.on('end', () => {
          const whole = Buffer.concat(parts);
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            cookies: res.headers['set-cookie'] ?? [],
            body: whole,
            text: whole.toString('utf8'),
            ms: performance.now() - began,
          });
        });
      },
    );
    req.on('timeout', () => req.destroy(new Error(`${method} ${path}: no answer`)));
    req.on('error', (error: NodeJS.ErrnoException) => {
      // The board ended a connection that was idle just as it was used once more: a browser asks again, on another.
      const wasIdle = req.reusedSocket && error.code === 'ECONNRESET';
      if (wasIdle) ask({ port, ...(from && { from }) }, asked).then(resolve, reject);
      else reject(error);
    });
    req.end(body);
  });
}

/** A bare connection. What it hears is gathered; `closed` resolves when the other side has ended it. */
export class Wire {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  /** What was said here, as far as it matters. */
  said = '';
  readonly #heard: Buffer[] = [];

  constructor({ port, from }: Line) {
    this.socket = connect({ host: '127.0.0.1', port, ...(from && { localAddress: from }) });
    this.socket.on('data', (part) => this.#heard.push(Buffer.from(part)));
    this.socket.on('error', () => {}); // whoever is cut off hears that by `closed`
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  /** What has come so far. */
  get heard(): string {
    return Buffer.concat(this.#heard).toString('latin1');
  }

  /** The statuses of the answers that have come so far; the next may begin on the line on which one ends. */
  get statuses(): number[] {
    return [...this.heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** Says something. */
  say(bytes: string | Buffer): this {
    if (this.said.length < LONGEST_SAID) this.said += bytes.toString().slice(0, LONGEST_SAID);
    this.socket.write(bytes);
    return this;
  }

  /** Waits until what was heard is enough, or the other side has ended it. */
  async hears(isEnough: () => boolean): Promise<void> {
    while (!isEnough() && !this.socket.destroyed)
      await new Promise<void>((resolve) => {
        this.socket.once('data', () => resolve());
        this.socket.once('close', () => resolve());
      });
  }

  /** Ends it. */
  hangUp(): void {
    this.socket.destroy();
  }
}
