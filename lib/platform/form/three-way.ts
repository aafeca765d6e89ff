import type { FormState } from '#lib/platform/form/state';

type Values = FormState['values'];

/**
 * Fields of a form that are changed as one, by the first of them. `says` is what they say: the fields that count, in the order that counts.
 * Of a `set`, each element is changed by itself.
 */
export type FormPart = {
  fields: readonly [string, ...string[]];
  says?: (values: Values) => unknown;
  isSet?: true;
};

/** A form after a conflict: its fields; whose parts both changed, and whose somebody else alone did, by their first fields. */
export type Merged = { values: Values; both: string[]; taken: string[] };

/**
 * Two people changed one thing by two forms. What only one of them changed is taken from them; where both did, the sender's own stays.
 * @param base what the sender's form was opened with; where that is not known, whatever differs was changed by both.
 */
export function mergeForms(
  parts: readonly FormPart[],
  { base, mine, theirs }: { base: Values | null; mine: Values; theirs: Values },
): Merged {
  const merged: Merged = { values: { ...mine }, both: [], taken: [] };
  for (const part of parts) {
    const [name] = part.fields;
    const said = (values: Values) => JSON.stringify((part.says ?? textsOf(part))(values));
    const [own, other, before] = [said(mine), said(theirs), base && said(base)];
    if (own === other || other === before) continue;
    if (own === before) for (const field of part.fields) merged.values[field] = theirs[field] ?? [];
    else if (part.isSet)
      merged.values[name] = mergeSets(base?.[name] ?? [], mine[name] ?? [], theirs[name] ?? []);
    const isTaken = own === before || part.isSet;
    (isTaken ? merged.taken : merged.both).push(name);
  }
  return merged;
}

/** Fields of which each is changed by itself. */
export const eachAlone = (...names: string[]): FormPart[] => names.map((name) => ({ fields: [name] }));

/** Whether two forms say the same. */
export const isSame = (parts: readonly FormPart[], mine: Values, theirs: Values): boolean => {
  const { both, taken } = mergeForms(parts, { base: null, mine, theirs });
  return !both[0] && !taken[0];
};

/** Each element as whoever changed it left it. */
function mergeSets(base: string[], mine: string[], theirs: string[]): string[] {
  const isIn = (each: string) =>
    base.includes(each)
      ? mine.includes(each) && theirs.includes(each)
      : mine.includes(each) || theirs.includes(each);
  return [...new Set([...mine, ...theirs])].filter(isIn);
}

const textsOf =
  ({ fields, isSet }: FormPart) =>
  (values: Values) => {
    const texts = fields.map((field) => (values[field] ?? []).map(tidy).filter(Boolean));
    return isSet ? texts.map((all) => all.sort()) : texts;
  };

/** Browsers send line ends as CRLF. */
export const tidy = (text = ''): string => text.replaceAll('\r\n', '\n').trim();
