import type { FormState } from '#lib/platform/form/state';
import type { FormPart } from '#lib/platform/form/three-way';
import { DAY_FIELDS, WITHOUT_FIELDS } from '#lib/posts/draft/schema';
import { FIELDS, NAMES } from '#lib/posts/post/fields';

// What of a post's form is changed as one, for when two people change one post at once.

type Values = FormState['values'];

const WITHOUT = [...WITHOUT_FIELDS];
/** Which fields count beside the choice when something is; browsers send the others too. */
const COUNT = new Map<string, readonly string[]>([
  ['day', ['day']],
  ['days', DAY_FIELDS],
  ['span', ['day', 'until']],
  ['rhythm', ['day', 'rhythm', ...WITHOUT]],
]);

const first = (values: Values, name: string) => values[name]?.[0] ?? '';

function daysSaid(values: Values): unknown {
  const when = first(values, 'when');
  const [from = '', ...others] = (COUNT.get(when) ?? []).map((name) => first(values, name));
  if (when === 'days') return [when, [...new Set([from, ...others])].filter(Boolean).sort()];
  if (when !== 'rhythm') return [when, from, ...others];
  const [rhythm, ...without] = others;
  return [when, from, rhythm, without.filter(Boolean).sort()];
}

const hoursSaid = (values: Values) =>
  first(values, 'when') === 'any' ? [] : [first(values, 'start'), first(values, 'end')];

/** A place, or a spot or town said instead; where its writer looked from counts where nothing else is said. */
function spotSaid(values: Values): unknown {
  const [place, area] = [first(values, 'place'), first(values, 'area').trim()];
  if (place || area) return [place, area, first(values, 'town')];
  return ['', '', '', first(values, 'near')];
}

export const WHEN_PART = 'when';
export const HOURS_PART = 'start';
export const SPOT_PART = 'place';

/** All of them; `together`, names of further hosts and `publish` are begun empty, and undo nothing. */
export const POST_PARTS: readonly FormPart[] = [
  ...NAMES.map(
    (name): FormPart => ({
      fields: [FIELDS[name].name],
      ...(name === 'allergens' && { isSet: true as const }),
    }),
  ),
  { fields: [WHEN_PART, ...DAY_FIELDS, 'until', 'rhythm', ...WITHOUT], says: daysSaid },
  { fields: [HOURS_PART, 'end'], says: hoursSaid },
  { fields: [SPOT_PART, 'near', 'area', 'town'], says: spotSaid },
  { fields: ['arrival'] },
];
