import { z } from 'zod';
import { INVISIBLE, isMarkFlood } from '#lib/values/text/combining-marks';

/**
 * What people write, as it is taken in: any script, emoji with their joiners, right-to-left marks and overrides
 * (they stay, and <Words> keeps them to themselves), normalised to NFC. Errors are message keys.
 */
export type Limits = { required: boolean; maxLength?: number };

/** What other programs end a line with, beside \n and \r: vertical tab, form feed, information separators, next line, and two of Unicode's. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const LINE_ENDS = /\r\n?|[\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/gu;
/** The other C0 and C1 controls and halves of characters: they come along from other programs, nobody sees them, and PostgreSQL refuses NUL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u0008\u000e-\u001b\u001f\u007f-\u0084\u0086-\u009f\p{Cs}]/gu;

const limits = z.registry<Limits>();

/**
 * Words on a single line, at most `max` code points; every run of white space becomes one space.
 * With `optional`, no words (or no field) are null. Errors: text.required, text.tooLong, text.control (a flood of marks).
 */
export function line(max: number, options: { optional: true }): ReturnType<typeof optional>;
export function line(max: number, options?: { optional?: false }): ReturnType<typeof required>;
export function line(max: number, options: { optional?: boolean } = {}) {
  return (options.optional ? optional : required)(max, (text) => text.replace(/\p{White_Space}+/gu, ' '));
}

/**
 * Words on as many lines as they like, at most `max` code points; line ends become \n.
 * With `optional`, no words (or no field) are null. Errors: text.required, text.tooLong, text.control (a flood of marks).
 */
export function words(max: number, options: { optional: true }): ReturnType<typeof optional>;
export function words(max: number, options?: { optional?: false }): ReturnType<typeof required>;
export function words(max: number, options: { optional?: boolean } = {}) {
  return (options.optional ? optional : required)(max, (text) => text);
}

/**
 * Whether a field must be filled and how long it may be, for its HTML attributes, from the schema that checks it.
 * HTML counts UTF-16 units and the schema code points, so a browser is stricter with emoji, never looser.
 */
export function limitsOf(schema: z.ZodType): Limits {
  return limits.get(schema) ?? { required: !schema.safeParse(undefined).success };
}

/** A schema that checks more than `base`, with the limits of `base` for its field. */
export function limitedAs<S extends z.ZodType>(base: z.ZodType, schema: S): S {
  limits.add(schema, limitsOf(base));
  return schema;
}

type Tidy = (text: string) => string;

function required(max: number, tidy: Tidy) {
  return text(max, tidy)
    .refine((text) => text !== '', { error: 'text.required' })
    .register(limits, { required: true, maxLength: max });
}

function optional(max: number, tidy: Tidy) {
  return text(max, tidy)
    .nullish()
    .transform((text) => text || null)
    .register(limits, { required: false, maxLength: max });
}

/** The order matters: what is refused is refused before the work of normalising, which long input makes slow. */
function text(max: number, tidy: Tidy) {
  return z
    .string({ error: 'text.required' })
    .overwrite((text) => trimmed(tidy(text.replace(LINE_ENDS, '\n').replace(CONTROL, ''))))
    .refine((text) => text.length <= max * 8, { error: 'text.tooLong', abort: true })
    .refine((text) => !isMarkFlood(text), { error: 'text.control', abort: true })
    .overwrite((text) => text.normalize('NFC'))
    .refine((text) => [...text].length <= max, { error: 'text.tooLong', abort: true });
}

/** Without white space around it; nothing at all where there is nothing to see. */
function trimmed(text: string): string {
  return text.replace(INVISIBLE, '').trim() === '' ? '' : text.trim();
}
