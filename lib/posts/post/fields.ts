import { z } from 'zod';
import { ALLERGENS, type PostKind } from '#lib/posts/post/schema';
import type { MessageKey } from '#lib/values/language/keys';
import { limitsOf, line, words } from '#lib/values/text/input';
import type { Written } from '#lib/values/text/people-words';

// What a post says, field by field. Its form, draft, row, conflict, views, feeds and export follow from here: docs/changing.md.

type Field = {
  /** What its field in the form is called: addresses carry it, so it stays. */
  name: string;
  /** What the form takes, and how long it may be. */
  input: z.ZodType;
  /** The kinds of post that ask for it; all, where none is named. */
  of?: readonly PostKind[];
  /** What it is called before its words, by its key in messages/LANGUAGE/posts.json; without, it needs no name. */
  label?: MessageKey<'posts'>;
  /** Search finds it. */
  found?: true;
  /** Cards show it, not only the post's page. */
  card?: true;
  /** Calendars and feeds hold it: it cannot be called back, and may name nobody. */
  fed?: true;
};

const TICK = z.literal('on', { error: 'form.invalid' }).optional();
const some = { optional: true } as const;

/** Each by its column. */
export const FIELDS = {
  title: { name: 'title', input: line(120), found: true, card: true, fed: true },
  body: { name: 'words', input: words(4000, some), found: true, fed: true },
  forWhom: {
    name: 'forWhom',
    input: line(60, some),
    of: ['REQUEST', 'OFFER'],
    label: 'facts.forWhom',
    found: true,
    card: true,
  },
  typedFor: { name: 'typedFor', input: TICK, of: ['REQUEST', 'OFFER'], card: true },
  whereWords: { name: 'where', input: line(200, some), found: true, fed: true },
  ifItRains: {
    name: 'ifItRains',
    input: line(200, some),
    of: ['ACTIVITY'],
    label: 'ifItRains',
    card: true,
    fed: true,
  },
  hands: { name: 'hands', input: line(200, some), of: ['ACTIVITY'], label: 'hands' },
  waitWhere: { name: 'waitWhere', input: line(200, some), of: ['ACTIVITY'], label: 'waitWhere' },
  arrivalForAll: { name: 'arrivalForAll', input: TICK, of: ['ACTIVITY'] },
  food: { name: 'food', input: TICK },
  allergensSaid: { name: 'said', input: TICK },
  allergens: { name: 'allergens', input: z.array(z.enum(ALLERGENS, { error: 'form.choose' })) },
  ingredients: { name: 'ingredients', input: words(400, some), label: 'facts.ingredients' },
} as const satisfies Record<string, Field>;

type Fields = typeof FIELDS;
export type FieldName = keyof Fields;
type Output<K extends FieldName> = z.output<Fields[K]['input']>;
type Kept<T> = [T] extends [readonly unknown[]] ? T : [T] extends ['on' | undefined] ? boolean : string;

/** What a post keeps: a text is never null, a tick is a boolean. */
export type Values = { [K in FieldName]: Kept<Output<K>> };
/** The same as pages show it. */
export type ShownValues = Written<Values, TextName>;
export type TextName = { [K in FieldName]: Values[K] extends string ? K : never }[FieldName];
/** What a form said, by the names of its fields. */
export type Said = { [K in FieldName as Fields[K]['name']]?: Output<K> };

type AskedBy<Kind extends PostKind> = {
  [K in FieldName]: Fields[K] extends { of: readonly (infer Some)[] } ? (Kind extends Some ? K : never) : K;
}[FieldName];
type Inputs<Kind extends PostKind> = { [K in AskedBy<Kind> as Fields[K]['name']]: Fields[K]['input'] };
type Trait = 'label' | 'found' | 'card' | 'fed';
type With<T extends Trait> = { [K in FieldName]: T extends keyof Fields[K] ? K : never }[FieldName];

/** All of them, in their order. */
export const NAMES = Object.keys(FIELDS).filter((name): name is FieldName => name in FIELDS);
/** Those that are words somebody typed. */
export const TEXTS = NAMES.filter(
  (name): name is TextName => limitsOf(FIELDS[name].input).maxLength !== undefined,
);
/** The names of their fields, and of what else of a post's form is words. */
export const TEXT_FIELDS: readonly string[] = [...TEXTS.map((name) => FIELDS[name].name), 'arrival'];
const having = <T extends Trait>(trait: T) => NAMES.filter((name): name is With<T> => trait in FIELDS[name]);
export const FOUND = having('found');
export const ON_CARDS = having('card');
export const TEXTS_ON_CARDS = ON_CARDS.filter((name): name is With<'card'> & TextName =>
  TEXTS.some((text) => text === name),
);
export const FED = having('fed');
export const LABELLED = having('label');
export const FED_LABELLED = LABELLED.filter(
  (name): name is With<'label'> & With<'fed'> => 'fed' in FIELDS[name],
);

/** The part of a form's schema that a kind of post asks. */
export function inputsOf<Kind extends PostKind>(kind: Kind): Inputs<Kind>;
export function inputsOf(kind: PostKind): Record<string, z.ZodType> {
  const asked = Object.values<Field>(FIELDS).filter(({ of }) => !of || of.includes(kind));
  return Object.fromEntries(asked.map(({ name, input }) => [name, input]));
}

/** What `value` says of each of some fields, by their columns. */
export function each<K extends FieldName, V>(names: readonly K[], value: (name: K) => V): Record<K, V>;
export function each(names: readonly string[], value: (name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, value(name)]));
}

/** Some fields of whatever has them: a draft, a row. */
export function pick<K extends FieldName, T extends Pick<Values, K>>(
  from: T,
  names: readonly K[],
): Pick<T, K>;
export function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

/** The texts of a form, where nothing said is no words. */
export const textsOf = (said: Said): Pick<Values, TextName> =>
  each(TEXTS, (name) => said[FIELDS[name].name] ?? '');

/** A post that says nothing, to begin from. */
export const NOTHING_SAID: Values = {
  ...textsOf({}),
  ...{ typedFor: false, arrivalForAll: false, food: false, allergensSaid: false, allergens: [] },
};
