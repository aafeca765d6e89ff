import type { Chance } from '#audit/chance';
import { NO_TEXT } from '#siege/fuzz/values';
import type { Form } from '#siege/html';

/** One part of a form: a field, or a file in its place. */
export type Part = { name: string; value: string | Buffer; file?: true };
/** A form as nobody filled it in, and what is wrong with it. */
export type Twisted = { what: string; parts: Part[] };

const partsOf = ({ fields }: Form): Part[] => fields.map(([name, value]) => ({ name, value }));

/** The names of a form's fields that are not Next's own: those that somebody is asked, and hidden ones. */
export const fieldsOf = ({ names }: Form): string[] =>
  [...new Set(names)].filter((name) => !name.startsWith('$ACTION'));

/** A form with something in place of what one of its fields holds. */
export const withPart = (form: Form, name: string, ...parts: Part[]): Part[] => [
  ...partsOf(form).filter((part) => part.name !== name),
  ...parts,
];

/** What can be wrong with one field, whatever it is of: each value, none, two, an array, a file, bytes that are no text. */
export function twistsOf(form: Form, name: string, values: string[], chance: Chance): Twisted[] {
  const one = (): Part => ({ name, value: chance.one(values) });
  return [
    ...values.map((value) => ({
      what: `${name}=${JSON.stringify(value.slice(0, 40))}`,
      parts: withPart(form, name, { name, value }),
    })),
    ...chance
      .shuffled(NO_TEXT)
      .slice(0, 2)
      .map((value) => ({
        what: `${name} of ${value.toString('hex')}`,
        parts: withPart(form, name, { name, value }),
      })),
    { what: `without ${name}`, parts: withPart(form, name) },
    { what: `${name} twice`, parts: withPart(form, name, one(), one()) },
    {
      what: `${name}[]`,
      parts: withPart(form, name, { name: `${name}[]`, value: 'x' }, { name: `${name}[a][b]`, value: 'y' }),
    },
    {
      what: `${name} as a file`,
      parts: withPart(form, name, { name, value: Buffer.from('GIF89a'), file: true }),
    },
    {
      what: `${name} as an empty file`,
      parts: withPart(form, name, { name, value: Buffer.alloc(0), file: true }),
    },
  ];
}

/** A form in which every field holds something that nobody means. */
export function twistedWhole(form: Form, values: string[], chance: Chance): Twisted {
  const own = partsOf(form).filter(({ name }) => name.startsWith('$ACTION'));
  const given = fieldsOf(form).flatMap((name): Part[] =>
    chance.is(0.15) ? [] : [{ name, value: chance.is(0.1) ? chance.one(NO_TEXT) : chance.one(values) }],
  );
  return {
    what: `all of ${JSON.stringify(given.map(({ name, value }) => [name, String(value).slice(0, 20)]))}`,
    parts: [...own, ...given],
  };
}

/** Parts as they go over the wire (RFC 7578). */
export function bodyOf(parts: Part[]): { type: string; body: Buffer } {
  const boundary = `----siege${'x'.repeat(24)}`;
  const lines = parts.map(({ name, value, file }) =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${file ? '; filename="a.gif"\r\nContent-Type: image/gif' : ''}\r\n\r\n`,
      ),
      Buffer.from(value as string),
      Buffer.from('\r\n'),
    ]),
  );
  const body = Buffer.concat([...lines, Buffer.from(`--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}
