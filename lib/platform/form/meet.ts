import { type FormState, startingWith } from '#lib/platform/form/state';
import { type FormPart, type Merged, mergeForms } from '#lib/platform/form/three-way';
import type { MistakeKey } from '#lib/values/language/keys';

type Values = FormState['values'];
type Fields = Record<string, string | string[] | null | undefined>;

/** What a form was opened with, by its fields; null where it does not say so. */
export type Opened = { values: Values | null };

/**
 * Something was changed since the form was opened that is about to change it; `stands` is what the form would begin with now, `notice` what its sender
 * is told, where that is not what all are told.
 */
export type Conflict = Merged & { kind: 'conflict'; stands: Values; notice?: MistakeKey };

/** What is to be kept of a form, or that its sender has to look first. */
type Met<T> = { kind: 'settled'; settled: T } | Conflict;

/** `opened` is not there where no form is sent; `tells`: what somebody else alone changed is shown before it is kept. */
type Meeting<T> = { said: T; stands: T; opened?: Opened; tells?: true };

/**
 * A form meets what stands, which is held still. What only one of the two changed stays so; where both did, where that is to be told, or
 * where it is not known what the form was opened with, nothing is kept, and its sender sees both.
 */
export function meet<T extends Fields>(parts: readonly FormPart[], meeting: Meeting<T>): Met<T>;
export function meet(
  parts: readonly FormPart[],
  { said, stands, opened, tells }: Meeting<Fields>,
): Met<Fields> {
  if (!opened) return { kind: 'settled', settled: said };
  const theirs = startingWith(stands).values;
  const merged = mergeForms(parts, { base: opened.values, mine: startingWith(said).values, theirs });
  const isTold = tells || !opened.values;
  if (merged.both[0] || (isTold && merged.taken[0])) return { kind: 'conflict', ...merged, stands: theirs };
  const taken = parts
    .filter(({ fields: [name] }) => merged.taken.includes(name))
    .flatMap(({ fields, isSet }) =>
      fields.map((field) => [field, isSet ? merged.values[field] : stands[field]]),
    );
  return { kind: 'settled', settled: { ...said, ...Object.fromEntries(taken) } };
}
