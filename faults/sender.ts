import { setTimeout as pause } from 'node:timers/promises';
import { forms } from '#audit/device';

/** What a board answered: its status, where it leads, and its words. */
export type Answer = { status: number; to: string; html: string };
/** A form of a page, as it will be sent. */
export type Filled = {
  address: string;
  fields: [name: string, value: string][];
  file?: { field: string; name: string; bytes: Uint8Array };
};

/** Whoever waits for longer has lost the connection. */
const PATIENCE = 30_000;
const AGAIN = 200;

/** A device that keeps asking while a board is away, and sends what was not acknowledged again, as it was. */
export class Sender {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  readonly #isOver: () => boolean;
  /** What was not taken. */
  readonly refused: { status: number; address: string }[] = [];
  /** How often something was sent again. */
  again = 0;

  constructor(url: string, isOver: () => boolean) {
    [this.#url, this.#isOver] = [url, isOver];
  }

  /** Opens a page; undefined where it is over. */
  async open(address: string): Promise<Answer | undefined> {
    return await this.#until(address, {}, ({ status }) => status === 200 || status === 404);
  }

  /** Fills in the form of a page that has a field, an action or words; undefined where there is none. */
  fill(address: string, html: string, having: string, given: Record<string, string>): Filled | undefined {
    const form = forms(html).find(
      ({ fields, html: inside }) =>
        inside.includes(` name="${having}"`) ||
        inside.includes(`>${having}<`) ||
        fields.some(([name, value]) => name.startsWith('$ACTION') && value.includes(`"${having}"`)),
    );
    if (!form) return undefined;
    const own = form.fields.filter(([name]) => given[name] === undefined);
    return { address, fields: [...own, ...Object.entries(given)] };
  }

  /** Sends a form until it is acknowledged. @param twice as by a double tap @returns where it leads; undefined where it is over, or it was refused */
  async send(filled: Filled, { twice = false } = {}): Promise<string | undefined> {
    const first = twice ? this.once(filled).catch(() => undefined) : undefined;
    const answer = await this.#until(
      filled.address,
      () => posting(filled),
      ({ status }) => status < 500,
    );
    await first;
    if (!answer) return undefined;
    if (answer.status === 303) return answer.to;
    this.refused.push({ status: answer.status, address: filled.address });
    return undefined;
  }

  /** Sends a form once, whatever comes of it. */
  async once(filled: Filled, headers: Record<string, string> = {}): Promise<Answer> {
    return await this.ask(filled.address, { ...posting(filled), headers });
  }

  /** Asks once. @throws where no answer comes */
  async ask(address: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: this.#url, 'accept-language': 'en', ...init.headers };
    const signal = init.signal ?? AbortSignal.timeout(PATIENCE);
    const answer = await fetch(new URL(address, this.#url), { ...init, headers, signal, redirect: 'manual' });
    this.#take(answer.headers.getSetCookie());
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
  }

  async #until(
    address: string,
    init: RequestInit | (() => RequestInit),
    isAnswer: (answer: Answer) => boolean,
  ): Promise<Answer | undefined> {
    while (!this.#isOver()) {
      const asked = typeof init === 'function' ? init() : init;
      const answer = await this.ask(address, asked).catch(() => undefined);
      if (answer && isAnswer(answer)) return answer;
      this.again++;
      await pause(AGAIN);
    }
    return undefined;
  }

  #take(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0\b/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

function posting({ fields, file }: Filled): RequestInit {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  if (file) body.append(file.field, new Blob([Buffer.from(file.bytes)], { type: 'image/png' }), file.name);
  return { method: 'POST', body };
}
