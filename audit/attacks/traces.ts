import type { Evidence } from '#audit/evidence';
import type { Row } from '#audit/rows';
import { ranksOf } from '#audit/score';
import { type Attacker, silent } from './attack.ts';

/** Tables whose rows people wrote and which are promised to stand for thirty days: their dates are no secret while they live. */
const LIVING = /"?(Message|Letter|PlaceVersion|Post|Occurrence)"?$/;
const INSTANT = /^(timestamp|date)/;

/** Something that a row tells beside its words: where it lies, who wrote it, when. One number for each row of a person. */
type Trace = {
  name: string;
  kind: string;
  lives: boolean;
  isTime: boolean;
  of: { who: number; value: number }[];
};

/**
 * Every number that the disk holds about a person beside their words, each tried for itself: the order of rows, transactions, positions
 * of dead rows, instants, sizes, the order of ids. What happened to a thing at a time is laid to the person whose number is nearest:
 * instants by the clock, the rest by their rank, as what is written later mostly lies later.
 */
export const traces: Attacker = (evidence) =>
  [
    ...rowTraces(evidence, evidence.rows),
    ...rowTraces(evidence, evidence.backup).map((trace) => ({
      ...trace,
      name: `${trace.name}, in the backup`,
    })),
    ...rawTraces(evidence),
  ].map((trace) => ({
    by: trace.name,
    kind: trace.kind,
    ...(trace.lives && { lives: true as const }),
    guess: (cases) => {
      const when = trace.isTime ? cases.map(({ at }) => at) : ranksOf(cases.map(({ at }) => at));
      const ranks = trace.isTime ? undefined : ranksOf(trace.of.map(({ value }) => value));
      const values = trace.of.map(({ who, value }, at) => ({ who, value: ranks?.[at] ?? value }));
      return when.map((at) => {
        const guesses = silent(evidence).fill(-Infinity);
        for (const { who, value } of values)
          guesses[who] = Math.max(guesses[who] ?? -Infinity, -Math.abs(value - at));
        return guesses;
      });
    },
  }));

/** What living rows tell, by any column that names a person. */
function rowTraces(evidence: Evidence, rows: readonly Row[]): Trace[] {
  const people = new Map(evidence.people.flatMap((id, who) => (id ? [[id, who] as const] : [])));
  const made = new Map<string, Trace>();
  const note = (trace: Omit<Trace, 'of'>, who: number, value: number) => {
    if (!Number.isFinite(value)) return;
    const of = made.get(trace.name) ?? { ...trace, of: [] };
    made.set(trace.name, of);
    of.of.push({ who, value });
  };
  const types = new Map(evidence.tables.map(({ name, columns }) => [name, columns]));
  for (const { table, block, item, xmin, values } of rows) {
    const columns = types.get(table) ?? [];
    for (const { name: column, type } of columns) {
      const who = type === 'uuid' ? people.get(values[column] ?? '') : undefined;
      if (who === undefined) continue;
      const by = `${table}.${column}`;
      const physical = { kind: 'order of rows', lives: false, isTime: false };
      note({ ...physical, name: `position of ${by}` }, who, block * 10_000 + item);
      note({ ...physical, kind: 'transactions', name: `transaction of ${by}` }, who, xmin);
      for (const { name, type: of } of columns) {
        const value = values[name];
        if (value === null || value === undefined) continue;
        const lives = LIVING.test(table);
        if (INSTANT.test(of))
          note(
            { kind: 'instants', lives, isTime: true, name: `${name} beside ${by}` },
            who,
            Date.parse(value.replace(' ', 'T').replace(/\+00$/, 'Z')),
          );
        else if (of === 'uuid')
          note(
            { kind: 'ids', lives: false, isTime: false, name: `order of ${name} beside ${by}` },
            who,
            Number.parseInt(value.slice(0, 8), 16),
          );
        else if (of === 'bytea' || of === 'text')
          note(
            { kind: 'sizes', lives: false, isTime: false, name: `length of ${name} beside ${by}` },
            who,
            value.length,
          );
      }
    }
  }
  return [...made.values()];
}

/** What rows tell that lie in PostgreSQL's files, dead ones as well, and where ids stand in its log. */
function rawTraces(evidence: Evidence): Trace[] {
  const made = new Map<string, Trace>();
  const isLog = (file: string) => file.includes('pg_wal');
  evidence.people.forEach((id, who) => {
    for (const { file, at } of id ? (evidence.found.get(id) ?? []) : []) {
      if (evidence.records.has(file)) continue; // the same once more
      const [kind, name] = isLog(file)
        ? ['log', 'order in the write-ahead log']
        : ['order of bytes', `order in ${shape(file)}`];
      const trace = made.get(name) ?? { name, kind, lives: false, isTime: false, of: [] };
      made.set(name, trace);
      trace.of.push({ who, value: isLog(file) ? Number.parseInt(file.slice(-16), 16) * 2 ** 26 + at : at });
    }
  });
  const bytes = new Map(
    evidence.people.flatMap((id, who) => (id ? [[id.replaceAll('-', ''), who] as const] : [])),
  );
  for (const { file, tuple } of evidence.tuples) {
    const ids = tuple.data.subarray(0, 64).toString('hex');
    for (let at = 0; at + 32 <= ids.length; at += 2) {
      const who = bytes.get(ids.slice(at, at + 32));
      if (who === undefined) continue;
      const name = `transactions of all rows in ${shape(file)}, dead ones too`;
      const trace = made.get(name) ?? { name, kind: 'transactions', lives: false, isTime: false, of: [] };
      made.set(name, trace);
      trace.of.push({ who, value: tuple.xmin });
    }
  }
  return [...made.values()].filter(({ of }) => of.length > 2);
}

/** Which file it is, without what differs from run to run. */
function shape(file: string): string {
  return file.replace(/.*base\/\d+\//, 'base/').replace(/[0-9a-f-]{36}|\d{4}-\d\d-\d\dT[\d-]+/g, 'X');
}
