import { expect, test } from 'vitest';
import type { Attacker } from '#audit/attacks/attack';
import { backups } from '#audit/attacks/backups';
import { files, picturesBy } from '#audit/attacks/files';
import { joins } from '#audit/attacks/joins';
import { nearness } from '#audit/attacks/nearness';
import { traces } from '#audit/attacks/traces';
import { transactions } from '#audit/attacks/transactions';
import { CERTAIN, clockOf } from './audit.ts';
import type { Case } from './cases.ts';
import { chance } from './chance.ts';
import { holm, score, separates } from './score.ts';
import { type World, world } from './world.ts';

// The auditor itself: what is planted it finds, and where nothing is planted it finds nothing.

const DAY = 24 * 60 * 60 * 1000;
const ATTACKERS: Attacker[] = [joins, nearness, traces, transactions, backups, files((time) => time)];

/** The attacks that are better than chance, by name. */
function succeed({ evidence, cases }: World): string[] {
  const attacks = ATTACKERS.flatMap((attacker) => attacker(evidence)).filter(({ lives }) => !lives);
  const scores = attacks.map(({ by, guess }) =>
    score(
      guess(cases),
      cases.map(({ truth }) => truth),
      chance(by),
    ),
  );
  const corrected = holm(scores.map(({ p }) => p));
  return attacks.flatMap(({ by }, at) => ((corrected[at] ?? 1) < CERTAIN ? [by] : []));
}

const author = ({ truth }: Case) => [...truth][0] as number;

const PLANTED: [what: string, by: RegExp, plant: (world: World) => void][] = [
  [
    'rows left in the order in which people came',
    /^position of "Person".id/,
    ({ evidence, came, id }) => {
      const order = new Map(
        [...came.keys()]
          .sort((one, other) => (came[one] ?? 0) - (came[other] ?? 0))
          .map((who, at) => [id(`person ${who}`), at]),
      );
      for (const row of evidence.rows) row.item = order.get(row.values.id ?? '') ?? 0;
      for (const row of evidence.rows) row.block = 0;
    },
  ],
  [
    'transactions left in that order',
    /^transaction of "Person".id/,
    ({ evidence, came, id }) => {
      const since = new Map(came.map((at, who) => [id(`person ${who}`), at]));
      for (const row of evidence.rows) row.xmin = Math.floor((since.get(row.values.id ?? '') ?? 0) / 1000);
    },
  ],
  [
    'ids that tell an order',
    /^order of id beside "Person".id/,
    ({ evidence, came }) => {
      const ordered = came.map(
        (at) =>
          `${Math.floor(at / 1000)
            .toString(16)
            .padStart(8, '0')}-0000-4000-8000-000000000000`,
      );
      const old = new Map(evidence.people.map((id, who) => [id, ordered[who]]));
      for (const row of evidence.rows) row.values.id = old.get(row.values.id ?? '') ?? null;
      evidence.people = ordered;
    },
  ],
  [
    'the day on which somebody was last here',
    /^seenOn beside "Person".id/,
    ({ evidence, cases, id }) => {
      const last = new Map<string, number>();
      for (const each of cases)
        last.set(
          id(`person ${author(each)}`),
          Math.max(each.at, last.get(id(`person ${author(each)}`)) ?? 0),
        );
      for (const row of evidence.rows)
        row.values.seenOn = new Date(last.get(row.values.id ?? '') ?? 0).toISOString().slice(0, 10);
    },
  ],
  [
    'sizes that grow with time',
    /^length of name beside "Person".id/,
    ({ evidence, came, id }) => {
      const since = new Map(came.map((at, who) => [id(`person ${who}`), at]));
      for (const row of evidence.rows)
        row.values.name = 'x'.repeat(Math.floor((since.get(row.values.id ?? '') ?? 0) / DAY));
    },
  ],
  [
    'a table that still leads from things to people, over another',
    /^joins/,
    ({ evidence, cases, id }) => {
      evidence.tables.push({
        name: '"A"',
        file: '',
        columns: [
          { name: 'thing', type: 'uuid' },
          { name: 'key', type: 'text' },
        ],
      });
      cases.forEach((each, at) => {
        const far = { block: 0, item: at, xmin: 800 };
        evidence.rows.push({
          table: '"A"',
          ...far,
          values: { thing: each.ids[0] ?? null, key: `the key ${at}` },
        });
        evidence.rows.push({
          table: '"B"',
          ...far,
          values: { of: `the key ${at}`, who: id(`person ${author(each)}`) },
        });
      });
    },
  ],
  [
    'bytes of a thing beside those of a person',
    /^ids that stand near/,
    ({ evidence, cases, id }) => {
      cases.forEach((each, at) => {
        if (at % 3 > 0) return;
        const person = id(`person ${author(each)}`);
        evidence.found.set(each.ids[0] as string, [{ file: 'pg_wal/1', at: at * 100_000 }]);
        evidence.found.set(person, [
          ...(evidence.found.get(person) ?? []),
          { file: 'pg_wal/1', at: at * 100_000 + 40 },
        ]);
      });
    },
  ],
  [
    'a log in the order in which people did things',
    /^order in the write-ahead log/,
    ({ evidence, cases, id }) => {
      for (const each of cases) {
        const person = id(`person ${author(each)}`);
        const there = evidence.found.get(person) ?? [];
        const at = Math.floor(each.at / 1000);
        evidence.found.set(person, [...there, { file: 'postgres/pg_wal/000000010000000000000001', at }]);
      }
    },
  ],
  [
    'records of one transaction that name both',
    /^one transaction/,
    ({ evidence, cases, id }) => {
      cases.forEach((each, at) => {
        if (at % 3 > 0) return;
        const [thing, person] = [each.ids[0] as string, id(`person ${author(each)}`)];
        const file = `stream ${at}`;
        const far = 1_000_000;
        evidence.records.set(file, [
          { at: 0, length: 100, transaction: 700 + at },
          { at: far, length: 100, transaction: 700 + at },
        ]);
        evidence.found.set(thing, [{ file, at: 50 }]);
        evidence.found.set(person, [...(evidence.found.get(person) ?? []), { file, at: far + 40 }]);
      });
    },
  ],
  [
    'dead rows in order',
    /^transactions of all rows in base\/77/,
    ({ evidence, cases, id }) => {
      for (const each of cases) {
        const data = Buffer.from(id(`person ${author(each)}`).replaceAll('-', ''), 'hex');
        const tuple = {
          at: 0,
          xmin: Math.floor(each.at / 1000),
          xmax: 1,
          state: 'ghost' as const,
          columns: 2,
          data,
        };
        evidence.tuples.push({ file: 'postgres/base/5/77', tuple });
      }
    },
  ],
  [
    'rows in the order of arrival in a backup',
    /^position of "Person".id, in the backup/,
    ({ evidence, came, id }) => {
      const order = [...came.keys()].sort((one, other) => (came[one] ?? 0) - (came[other] ?? 0));
      evidence.backup = order.map((who, item) => ({
        ...{ table: '"Person"', block: 0, item, xmin: Number.NaN },
        values: { id: id(`person ${who}`) },
      }));
    },
  ],
  [
    'somebody’s row that differs between two backups',
    /^what differs/,
    ({ evidence, cases, id }) => {
      const end = 30 * DAY;
      for (const each of cases) if (each.at > end - DAY) each.truth = new Set([author(each) % 3]);
      const values = [0, 1, 2].map((who) => ({ id: id(`person ${who}`) }));
      const rows = values.map((each) => ({ table: '"Person"', block: 0, item: 0, xmin: 0, values: each }));
      cases.push(
        ...Array.from({ length: 30 }, (_, at) => ({
          ids: [],
          at: end - at * 1000,
          truth: new Set([at % 3]),
        })),
      );
      evidence.changed = { rows, at: end };
    },
  ],
  [
    'files of a person with the times at which they were written',
    /^birth of files/,
    ({ evidence, cases, id }) => {
      cases.forEach((each, at) => {
        const person = id(`person ${author(each)}`);
        const file = `mail/${at}.eml`;
        evidence.found.set(person, [...(evidence.found.get(person) ?? []), { file, at: 7 }]);
        evidence.files.push({
          file: `/data/${file}`,
          size: 1,
          inode: 1,
          mtime: 0,
          ctime: 0,
          birth: each.at + 1000,
        });
      });
    },
  ],
];

test.each(PLANTED)('found: %s', (_, by, plant) => {
  const made = world('planted');
  plant(made);
  expect(succeed(made).some((each) => by.test(each))).toBe(true);
});

test('where nothing was planted nothing is found, in any of many worlds', () => {
  const found = Array.from({ length: 25 }, (_, at) => succeed(world(`nothing ${at}`))).flat();
  expect(found).toEqual([]);
});

test('files of pictures tell which things had one, where they keep their times', () => {
  const { evidence, cases, by } = world('pictures');
  const had = cases.map(() => by.is(0.3));
  const at = cases.map((each) => each.at);
  const p = () =>
    separates(
      picturesBy('mtime', evidence, at, (time) => time),
      had,
      chance('files'),
    ).p;
  expect(p()).toBeGreaterThan(CERTAIN);
  for (const [each, when] of at.entries())
    if (had[each])
      evidence.files.push({
        file: '/data/pictures/x.webp',
        size: 1,
        inode: 1,
        mtime: when + 5,
        ctime: 0,
        birth: 0,
      });
  expect(p()).toBeLessThan(CERTAIN);
});

test('a file’s time is read by the board’s clock, unless that clock set it', () => {
  const lived = clockOf([
    [1000, 50_000_000],
    [2000, 60_000_000],
  ]);
  expect([lived(1500), lived(2500), lived(55_000_000)]).toEqual([50_000_500, 60_000_500, 55_000_000]);
});
