import type { Evidence } from '#audit/evidence';
import type { Row } from '#audit/rows';
import { type Attacker, silent } from './attack.ts';

/** What two rows share tells nothing where so many rows share it. */
const COMMON = 40;
const STEPS = 3;

/**
 * Joins rows over the whole catalogue, up to three steps from what visitors saw of a thing to a person: wherever two columns of any two
 * tables hold the same value. Which columns these are is found out, not written down.
 */
export const joins: Attacker = (evidence) => [
  {
    by: 'joins over the catalogue, to three steps',
    kind: 'joins',
    guess: (cases) => {
      const rowsWith = indexed(evidence);
      const people = new Map(evidence.people.flatMap((id, who) => (id ? [[id, who] as const] : [])));
      return cases.map(({ ids }) => {
        const guesses = silent(evidence);
        let [values, reached] = [new Set(ids), new Set<Row>()];
        for (let step = 1; step <= STEPS && values.size > 0; step++) {
          const next = [...values]
            .flatMap((value) => rowsWith.get(value) ?? [])
            .filter((row) => !reached.has(row));
          reached = new Set([...reached, ...next]);
          const seen = next.flatMap(({ values: columns }) =>
            Object.values(columns).filter((value) => value !== null),
          );
          for (const value of seen) {
            const who = people.get(value);
            if (who !== undefined) guesses[who] = (guesses[who] ?? 0) + 100 ** (STEPS - step);
          }
          values = new Set(seen.filter((value) => !people.has(value)));
        }
        return guesses;
      });
    },
  },
  {
    by: 'joins from who put it up, where somebody remembers them, to others',
    kind: 'joins',
    lives: true,
    guess: (cases) => {
      const rowsWith = indexed(evidence, Number.POSITIVE_INFINITY);
      return cases.map(({ known }) => {
        const guesses = silent(evidence);
        const id = evidence.people[known ?? -1];
        // Rows that name both, and rows that share a conversation, a correspondence, a post with them.
        for (const row of (id && rowsWith.get(id)) || []) {
          const near = Object.values(row.values).flatMap((value) => (value && rowsWith.get(value)) || []);
          const rows = [row, ...(near.length < COMMON * 5 ? near : [])];
          const values = new Set(rows.flatMap((each) => Object.values(each.values)));
          evidence.people.forEach((other, who) => {
            if (other && who !== known && values.has(other)) guesses[who] = (guesses[who] ?? 0) + 1;
          });
        }
        return guesses;
      });
    },
  },
];

/** The rows that hold a value, of all values that a few rows share. */
function indexed({ rows, backup }: Evidence, common = COMMON): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of [...rows, ...backup])
    for (const value of new Set(Object.values(row.values))) {
      if (value === null || value.length < 6) continue;
      const with_ = found.get(value);
      if (with_) with_.push(row);
      else found.set(value, [row]);
    }
  for (const [value, of] of found) if (of.length > common) found.delete(value);
  return found;
}
