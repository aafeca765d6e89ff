/** A page as somebody without JavaScript sees it. */
export type Page = { status: number; address: string; html: string };
/** A file that a form sends along. */
export type File = { field: string; name: string; bytes: Uint8Array };

type Form = { fields: [name: string, value: string][]; html: string };

/** The board did not take what somebody meant to do. */
export class Refused extends Error {}

/** Somebody's device: a browser without JavaScript, as far as a board needs one. */
export class Device {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens a page. */
  async open(address: string): Promise<Page> {
    return await this.#ask(address, {});
  }

  /**
   * Fills in a form of a page and sends it, and follows to where it leads. @param having a field's name, what its action is bound to,
   * or what its button says @throws Refused where there is no such form, or it is not taken
   */
  async send(
    page: Page,
    having: string,
    given: Record<string, string> = {},
    files: File[] = [],
  ): Promise<Page> {
    const form = forms(page.html).find((each) => has(each, having));
    if (!form) throw new Refused(`${page.address} (${page.status}) has no form with “${having}”`);
    const body = new FormData();
    const fields = [...form.fields.filter(([name]) => given[name] === undefined), ...Object.entries(given)];
    for (const [name, value] of fields) body.append(name, value);
    for (const { field, name, bytes } of files)
      body.append(field, new Blob([Buffer.from(bytes)], { type: 'image/jpeg' }), name);
    const after = await this.#ask(page.address, { method: 'POST', body });
    if (after.status >= 400)
      throw new Refused(`${after.status} at ${page.address}: ${mistakesIn(after.html)}`);
    return after;
  }

  async #ask(address: string, init: RequestInit): Promise<Page> {
    let [at, next] = [address, init];
    for (let hops = 0; hops < 5; hops++) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, origin: this.#url, 'accept-language': 'en' };
      const answer = await fetch(new URL(at, this.#url), { ...next, headers, redirect: 'manual' });
      this.#take(answer.headers.getSetCookie());
      const html = await answer.text();
      const to = answer.headers.get('location');
      if (!to || answer.status < 300 || answer.status > 399)
        return { status: answer.status, address: at, html };
      const target = new URL(to, new URL(at, this.#url));
      [at, next] = [target.pathname + target.search, {}];
    }
    throw new Refused(`${address} leads round in circles`);
  }

  #take(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0\b/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** The forms of a page, each as a browser would send it without a button. */
export function forms(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside = '']) => ({
    html: inside,
    fields: fieldsIn(inside),
  }));
}

function fieldsIn(html: string): Form['fields'] {
  const fields: Form['fields'] = [];
  for (const [, tag = '', attributes = ''] of html.matchAll(/<(input|textarea|select)\b([^>]*)>/g)) {
    const of = (name: string) => {
      const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(attributes);
      return found ? plain(found[1] ?? '') : undefined;
    };
    const [name, type] = [of('name'), of('type')];
    if (!name || type === 'file' || type === 'submit') continue;
    if ((type === 'radio' || type === 'checkbox') && of('checked') === undefined) continue;
    if (tag === 'input') fields.push([name, of('value') ?? (type === 'checkbox' ? 'on' : '')]);
    else fields.push([name, typedIn(tag, html.slice(html.indexOf(attributes) + attributes.length + 1))]);
  }
  return fields;
}

/** The value of a textarea or select whose inside begins here. */
function typedIn(tag: string, from: string): string {
  const inside = from.slice(0, from.indexOf(`</${tag}>`));
  if (tag === 'textarea') return plain(inside).replace(/^\n/, '');
  const chosen = [...inside.matchAll(/<option\b([^>]*)>/g)].find(([, option = '']) =>
    /\sselected/.test(option),
  );
  return plain(/value="([^"]*)"/.exec(chosen?.[1] ?? '')?.[1] ?? '');
}

/** Whether a page has a form such as `send` looks for. */
export function canSend({ html }: Page, having: string): boolean {
  return forms(html).some((each) => has(each, having));
}

function has({ fields, html }: Form, having: string): boolean {
  return (
    new RegExp(`\\sname="${having}"`).test(html) ||
    fields.some(([name, value]) => name.startsWith('$ACTION') && value.includes(`"${having}"`)) ||
    html.includes(`>${having}<`)
  );
}

function plain(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (signs[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

function mistakesIn(html: string): string {
  const found = [...html.matchAll(/(?:role="alert"|class="error")[^>]*>([\s\S]*?)<\/\w+>/g)];
  return found.map(([, text = '']) => text.replace(/<[^>]+>/g, '')).join(' | ');
}
