import { Agent } from 'node:http';
import { type Form, formsIn } from '#siege/html';
import { type Answer, type Asked, ask, type Line, Wire } from '#siege/http';
import type { Heard } from '#siege/leaks';

/** Where a board is: how it is reached, and what it takes its own address for. `actions` are the names of its build's actions, by their ids. */
export type Door = { port: number; origin: string; actions: Map<string, string> };

/** A file in a form. */
export type File = { field: string; name: string; type?: string; bytes: Buffer };

/** What is done differently than a page of the board would. */
export type Otherwise = {
  headers?: Record<string, string>;
  files?: File[];
  path?: string;
  button?: string;
  bound?: string;
};

/** A form as it is sent. */
export type Body = { type: string; body: Buffer };

/** A page that was opened: where, and what it says. */
export type Page = { path: string; answer: Answer };

/** Somebody's device: cookies, an address of its own, and no JavaScript. All that it hears is kept for the look at what leaked. */
export class Client {
  readonly #answers: Heard[] = [];
  readonly #wires: Wire[] = [];
  readonly cookies: Map<string, string>;
  readonly #door: Door;
  readonly #address: string;
  readonly #line: Line;
  name: string | undefined;

  constructor(
    door: Door,
    {
      address,
      from,
      name,
      cookies = new Map(),
    }: { address: string; from?: string; name?: string; cookies?: Map<string, string> },
  ) {
    this.#door = door;
    this.#address = address;
    this.#line = {
      port: door.port,
      ...(from && { from }),
      agent: new Agent({ keepAlive: true, maxSockets: 64 }),
    };
    this.name = name;
    this.cookies = cookies;
  }

  /** What a proxy says of this device, and what its browser sends along. */
  get head(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      host: new URL(this.#door.origin).host,
      'x-forwarded-for': this.#address,
      'x-forwarded-proto': 'https',
      'accept-language': 'en',
      ...(cookie && { cookie }),
    };
  }

  /** All that it was answered so far, on whatever connection. */
  get heard(): Heard[] {
    const bare = this.#wires.map(({ said, heard }): Heard => {
      const answer = { status: 0, headers: {}, cookies: [], body: Buffer.alloc(0), text: heard, ms: 0 };
      return { who: this.name, where: said.slice(0, 60), said, answer };
    });
    return [...this.#answers, ...bare];
  }

  /** Asks for something, and follows nowhere. */
  async ask(asked: Asked): Promise<Answer> {
    const answer = await ask(this.#line, { ...asked, headers: { ...this.head, ...asked.headers } });
    this.#keep(answer.cookies);
    const { method = 'GET', path, body = '' } = asked;
    const said = `${path}\n${safelyDecoded(path)}\n${JSON.stringify(asked.headers ?? {})}\n${body.toString()}`;
    this.#answers.push({ who: this.name, where: `${method} ${path.slice(0, 80)}`, said, answer });
    return answer;
  }

  /** Opens an address, and follows nowhere. */
  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask({ path: path.replace(/#.*$/s, ''), headers }); // which a browser keeps to itself
  }

  /** Opens a page and follows to where it leads. @throws where it leads round in circles */
  async open(path: string): Promise<Page> {
    return await this.#followed(path, await this.get(path));
  }

  /** A bare connection from where this device is. */
  wire(): Wire {
    const wire = new Wire(this.#line);
    this.#wires.push(wire);
    return wire;
  }

  /** The form of a page that calls this action, or has this field. @throws where there is none */
  form({ path, answer }: Page, having: string, { bound = '' }: { bound?: string } = {}): Form {
    const form = formsIn(answer.text).find((each) => this.#has(each, having) && each.bound.includes(bound));
    if (!form)
      throw new Error(
        `${path} (${answer.status}) has no form with “${having}” for ${this.name ?? 'a visitor'}`,
      );
    return form;
  }

  #has(form: Form, having: string): boolean {
    return form.names.includes(having) || form.actions.some((id) => this.#door.actions.get(id) === having);
  }

  /** Fills in a form and sends it, and follows nowhere. */
  async post(
    page: Page,
    having: string,
    given: Record<string, string> = {},
    otherwise: Otherwise = {},
  ): Promise<Answer> {
    const form = this.form(page, having, otherwise);
    return await this.postForm(otherwise.path ?? page.path, filled(form, given, otherwise.button), otherwise);
  }

  /** Sends fields as a page of the board would. */
  async postForm(
    path: string,
    fields: Form['fields'],
    { headers = {}, files = [] }: Otherwise = {},
  ): Promise<Answer> {
    return await this.postBody(path, await multipart(fields, files), headers);
  }

  /** Sends a form that is written already (`multipart`). */
  async postBody(path: string, { type, body }: Body, headers: Record<string, string> = {}): Promise<Answer> {
    return await this.ask({
      method: 'POST',
      path: path.split('#')[0] ?? path,
      headers: {
        origin: this.#door.origin,
        'content-type': type,
        'content-length': `${body.length}`,
        ...headers,
      },
      body,
    });
  }

  /** Sends a form and follows to where it leads. @throws where it is not taken */
  async send(
    page: Page,
    having: string,
    given: Record<string, string> = {},
    otherwise: Otherwise = {},
  ): Promise<Page> {
    return await this.follow(page, await this.post(page, having, given, otherwise));
  }

  /** Follows the answer to a form to where it leads. @throws where it was not taken */
  async follow(page: Page, answer: Answer): Promise<Page> {
    if (answer.status !== 303)
      throw new Error(`${page.path} took no form: ${answer.status} ${mistakesIn(answer.text)}`);
    return await this.#followed(page.path, answer);
  }

  async #followed(path: string, answer: Answer): Promise<Page> {
    let [at, current] = [path, answer];
    for (let hops = 0; hops < 6; hops++) {
      const to = current.headers.location;
      if (!to || current.status < 300 || current.status > 399) return { path: at, answer: current };
      const target = new URL(to, new URL(at, this.#door.origin));
      at = target.pathname + target.search;
      current = await this.get(at);
    }
    throw new Error(`${path} leads round in circles`);
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0\b|expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

// When the first form of this siege was made: read since then, no form is sent too quickly.
let firstMade: string | undefined;

function asIfRead(fields: Form['fields']): Form['fields'] {
  return fields.map(([name, value]) => {
    if (name !== 'made') return [name, value];
    firstMade ??= value;
    return [name, firstMade];
  });
}

/** A form filled in: each given field takes the place of its own, and the button that says so is pressed. */
export function filled(form: Form, given: Record<string, string>, says?: string): Form['fields'] {
  const pressed =
    form.buttons.find(({ text }) => text === says) ??
    (form.names.some((name) => name.startsWith('$ACTION_REF')) ? undefined : form.buttons[0]);
  const button: Form['fields'] = pressed?.name ? [[pressed.name, pressed.value]] : [];
  const kept = asIfRead(form.fields.filter(([name]) => given[name] === undefined));
  return [...kept, ...button, ...Object.entries(given)];
}

/** Writes a form as a browser sends it. */
export async function multipart(fields: Form['fields'], files: File[] = []): Promise<Body> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const { field, name, type = 'image/jpeg', bytes } of files)
    form.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
  const made = new Response(form);
  return { type: made.headers.get('content-type') ?? '', body: Buffer.from(await made.arrayBuffer()) };
}

function mistakesIn(html: string): string {
  const found = html.matchAll(/(?:role="alert"|class="error")[^>]*>([\s\S]*?)<\/\w+>/g);
  return [...found].map(([, text = '']) => text.replace(/<[^>]+>/g, '')).join(' | ');
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
