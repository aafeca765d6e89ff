import type { APIRequestContext, APIResponse } from '@playwright/test';

/** What a form holds before anybody types: names and values, in order, as a browser without JavaScript would send them. */
export type Fields = [name: string, value: string][];

/** The forms of a page, each as it would be sent. A button's own name and value are left out. */
export function formsIn(html: string): Fields[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside = '']) => {
    const fields: Fields = [];
    for (const [, tag, attributes = '', rest = ''] of inside.matchAll(
      /<(input|textarea|select)\b([^>]*)>((?:(?!<\/(?:textarea|select)>|<(?:input|textarea|select)\b)[\s\S])*)/g,
    )) {
      const of = (name: string) => {
        const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(attributes);
        return found ? unescaped(found[1] ?? '') : undefined;
      };
      const [name, type] = [of('name'), of('type') ?? 'text'];
      if (!name || type === 'file' || type === 'submit') continue;
      if ((type === 'radio' || type === 'checkbox') && of('checked') === undefined) continue;
      if (tag === 'textarea') fields.push([name, unescaped(rest).replace(/^\n/, '')]);
      else if (tag === 'select')
        fields.push([name, unescaped(/<option[^>]*value="([^"]*)"[^>]*selected/.exec(rest)?.[1] ?? '')]);
      else fields.push([name, of('value') ?? (type === 'checkbox' ? 'on' : '')]);
    }
    return fields;
  });
}

/** A page without where it was read, and without what is random in every answer. */
export function settled(html: string, url: string): string {
  return html
    .replaceAll(url, '')
    .replaceAll(new URL(url).host, '')
    .replace(/<input[^>]*type="hidden"[^>]*>/g, '')
    .replace(/_R_[\w]*_/g, '')
    .replace(/\$ACTION_REF_\d+/g, ''); // React numbers forms as they happen to be done
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (signs[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

/** Opens a page and takes the form that has a field of this name. @throws where there is none. */
export async function openForm(request: APIRequestContext, address: string, having: string): Promise<Fields> {
  const html = await (await request.get(address)).text();
  const form = formsIn(html).find((fields) => fields.some(([name]) => name === having));
  if (!form) throw new Error(`${address} has no form with the field ${having}`);
  return form;
}

/** A form filled in: each given field takes the place of its own. */
export function filled(form: Fields, given: Record<string, string>): Fields {
  return [...form.filter(([name]) => given[name] === undefined), ...Object.entries(given)];
}

/** The address that leads to a page which says what was done, to whoever did it alone. */
export const saying = (path: string, deed: string): RegExp =>
  new RegExp(`^${path}\\?said=${deed}\\.[\\w-]{24}#said$`);

/** Sends a form as a page of the board would. */
export async function send(
  request: APIRequestContext,
  address: string,
  fields: Fields,
  { origin = process.env.FOURNIL_URL ?? '', ...options }: { maxRedirects?: number; origin?: string } = {},
): Promise<APIResponse> {
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.append(name, value);
  const headers = { origin: new URL(origin).origin };
  return await request.post(address, { multipart, headers, ...options });
}
