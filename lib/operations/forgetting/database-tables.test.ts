import { expect, test } from 'vitest';
import { database } from '#lib/platform/database/client';
import { PERIODS, TABLES } from '#lib/values/periods';

// Every table has a period, goes with the rows it belongs to, or says why it stays (docs/promise.md, point 5).

test('every table says how its rows go', async () => {
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_name <> '_prisma_migrations'`;
  expect(Object.keys(TABLES).sort()).toEqual(rows.map(({ name }) => name).sort());
  for (const [table, { after = [], with: parents = [], stays }] of Object.entries(TABLES)) {
    expect([table, after.length + parents.length > 0 || Boolean(stays)]).toEqual([table, true]);
    if (stays) expect([...after, ...parents]).toEqual([]);
  }
});

test('what goes with a row does so by the database itself, and nothing else does', async () => {
  const keys = await database().$queryRaw<{ child: string; parent: string }[]>`
    SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent
    FROM pg_constraint c WHERE c.contype = 'f' AND c.confdeltype = 'c'`;
  const cascades = keys.map(({ child, parent }) => `${child} with ${parent}`.replaceAll('"', ''));
  const said = Object.entries(TABLES).flatMap(([table, going]) =>
    (going.with ?? []).map((parent) => `${table} with ${parent}`),
  );
  expect([...new Set(cascades)].sort()).toEqual(said.sort());
});

test('every period is that of a table, of a person who leaves, or of the log, which is files', () => {
  const used = new Set(Object.values(TABLES).flatMap(({ after = [] }) => after));
  expect(PERIODS.map(({ what }) => what).filter((what) => !used.has(what))).toEqual(['log']);
});
