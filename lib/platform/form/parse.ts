import type { z } from 'zod';
import { BEFORE } from '#lib/platform/form/before';
import { mustBeForm } from '#lib/platform/form/bound';
import { WHO_FIELDS } from '#lib/platform/form/held';
import type { FormState } from '#lib/platform/form/state';
import type { MistakeKey } from '#lib/values/language/keys';
import { messagesIn } from '#lib/values/language/messages';

/** A field's name and what is wrong with it: a key under `errors` in the messages, with its values where it has any. */
export type Mistake = MistakeKey | { key: MistakeKey; values: Record<string, string> };
export type Mistakes = Record<string, Mistake>;
export type Parsed<T> = { data: T; mistakes?: undefined } | { data?: undefined; mistakes: Mistakes };

// The longest form has some sixty fields; more were not made by one of our pages.
const MOST_FIELDS = 200;
// Typed back after a refusal: longer ones are cut, the largest field of any form holds forty thousand characters.
const LONGEST_ECHO = 50_000;
// And of all together no more than the largest form of words (lib/platform/http/body.ts).
const LARGEST_ECHO = 256 * 1024;
// Never echoed: a passphrase stays in the hands that typed it.
const SECRET_FIELDS = ['passphrase'];
// Those that any form may end with: who sends it, by what its sendings are known (lib/platform/form/submission.ts), and what it was opened with.
const KIT_FIELDS = ['name', 'once', BEFORE];

/** The fields that each form is known to have: those it was read by. */
const known = new WeakMap<FormData, Set<string>>();

/** Notes that a form has these fields: what else somebody put into it is neither read nor given back. */
export function expectFields(form: FormData, names: string[]): void {
  known.set(form, new Set([...(known.get(form) ?? KIT_FIELDS), ...names]));
}

/**
 * Reads a form by its schema. A field that the schema takes once and the form holds twice is a mistake, not a choice.
 * Empty fields are absent. Files are left out: lib/pictures reads them.
 */
export function parse<S extends z.ZodObject>(schema: S, form: FormData): Parsed<z.output<S>> {
  mustBeForm(form);
  expectFields(form, Object.keys(schema.shape));
  if ([...form.keys()].length > MOST_FIELDS) return { mistakes: { '': 'form.tooMany' } };
  const given: Record<string, unknown> = {};
  const mistakes: Mistakes = {};
  for (const name of Object.keys(schema.shape)) {
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string');
    const many = takesMany(schema.shape[name]);
    if (many) given[name] = values.filter((value) => value !== '');
    else if (values.length > 1) mistakes[name] = 'form.twice';
    else if (values[0]) given[name] = values[0];
  }
  const { data, error } = schema.safeParse(given);
  for (const issue of error?.issues ?? []) mistakes[String(issue.path[0] ?? '')] ??= keyOf(issue.message);
  return data && Object.keys(mistakes).length === 0 ? { data } : { mistakes };
}

/** What is wrong by a schema, the first thing alone. */
export const firstMistake = ({ issues: [issue] }: z.ZodError): MistakeKey => keyOf(issue?.message ?? '');

/** What a schema says of a field is a key under `errors`, or a mistake that it has no words for. */
const keyOf = (message: string): MistakeKey => (isKey(message) ? message : 'form.invalid');

const isKey = (message: string): message is MistakeKey =>
  typeof message.split('.').reduce<unknown>((at, key) => Object(at)[key], messagesIn('en').errors) ===
  'string';

/** Whether a field may stand in the form several times: whether its schema, under its wrappings, is an array. */
function takesMany(field: unknown): boolean {
  const def = (field as { _zod?: { def: { type: string; innerType?: unknown; in?: unknown } } })?._zod?.def;
  if (!def) return false;
  return def.type === 'array' || takesMany(def.innerType) || takesMany(def.in);
}

/** What was typed into the fields that the form has, to be shown again. */
export function typed(form: FormData): FormState['values'] {
  const values: FormState['values'] = {};
  let left = LARGEST_ECHO;
  for (const name of known.get(form) ?? KIT_FIELDS) {
    const texts = form.getAll(name).filter((value): value is string => typeof value === 'string');
    if (texts.length === 0 || SECRET_FIELDS.includes(name)) continue;
    values[name] = texts.slice(0, MOST_FIELDS).map((text) => {
      const shown = text.slice(0, Math.min(LONGEST_ECHO, left));
      left -= shown.length;
      return shown;
    });
  }
  return values;
}

/** Whether something was typed that is not given back. */
export const hasSecret = (form: FormData): boolean => SECRET_FIELDS.some((name) => form.get(name));

/** All texts of a form as they were sent, but what is secret and who sent it; some `instead` of those of that name, or none for null. */
export function textsIn(form: FormData, instead: Record<string, string | null>): [string, string][] {
  const left = new Set([...SECRET_FIELDS, ...Object.values(WHO_FIELDS), ...Object.keys(instead)]);
  const sent = [...form].filter(([name]) => !left.has(name)).slice(0, MOST_FIELDS);
  let room = LARGEST_ECHO;
  return [...sent, ...Object.entries(instead)].flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'string') return [];
    room -= name.length + value.length;
    return room < 0 ? [] : [[name, value]];
  });
}
