import { createHash } from 'node:crypto';
import type { Case } from './cases.ts';
import { type Chance, chance } from './chance.ts';
import type { Evidence } from './evidence.ts';
import type { Row } from './rows.ts';

const PEOPLE = 40;
const DAY = 24 * 60 * 60 * 1000;

/** A board for the auditor's own tests, what is known of it from outside, and who came when. */
export type World = {
  evidence: Evidence;
  cases: Case[];
  by: Chance;
  came: number[];
  id: (of: string) => string;
};

/** A board that has forgotten everything: people in no order, and things that nobody is known to have put up. */
export function world(seed: string): World {
  const by = chance(seed);
  const id = (of: string) => {
    const hex = createHash('sha256').update(`${seed} ${of}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
  const came = Array.from({ length: PEOPLE }, () => by.next() * 30 * DAY);
  const cases = Array.from({ length: 150 }, (_, at): Case => {
    const when = by.next() * 30 * DAY;
    const here = came.flatMap((since, who) => (since <= when ? [who] : []));
    return { ids: [id(`thing ${at}`)], at: when, truth: new Set([here.length > 0 ? by.one(here) : 0]) };
  });
  const rows = by.shuffled(came.map((_, who) => who)).map(
    (who, at): Row => ({
      ...{ table: '"Person"', block: Math.floor(at / 20), item: (at % 20) + 1, xmin: 800 },
      values: { id: id(`person ${who}`), name: `somebody ${who}`, seenOn: '2027-04-01' },
    }),
  );
  const column = (name: string, type: string) => ({ name, type });
  const tables = [
    {
      name: '"Person"',
      file: 'base/5/77',
      columns: [column('id', 'uuid'), column('name', 'text'), column('seenOn', 'date')],
    },
  ];
  const people = came.map((_, who) => id(`person ${who}`));
  const evidence: Evidence = {
    ...{
      tables,
      rows,
      tuples: [],
      people,
      found: new Map(),
      canaries: new Map(),
      sealed: new Map(),
      files: [],
    },
    ...{ backup: [], changed: { rows: [], at: 0 }, earlier: { canaries: new Set(), at: 0 } },
    records: new Map(),
  };
  return { evidence, cases, by, came, id };
}
