import { type Attacker, silent } from './attack.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Whose rows differ between two backups: they were here on the day between, and what happened on that day may have been theirs. */
export const backups: Attacker = ({ people, changed, ...evidence }) => [
  {
    by: 'what differs between two backups',
    kind: 'two backups',
    guess: (cases) => {
      const values = new Set(changed.rows.flatMap((row) => Object.values(row.values)));
      const here = people.map((id) => (id && values.has(id) ? 1 : 0));
      const nobody = silent({ people, changed, ...evidence });
      return cases.map(({ at }) => (at <= changed.at && at > changed.at - DAY ? here : nobody));
    },
  },
];
