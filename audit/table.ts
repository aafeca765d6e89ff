import { type Audit, CERTAIN, type Tried } from './audit.ts';
import type { Words } from './found-words.ts';

/** The auditor's table, as text. `all` shows every attack. */
export function table(audit: Audit, { all = false } = {}): string {
  return [
    'Canary words of what has passed: found before the night, found after it.',
    ...columns(['', 'of', 'before', 'after'], audit.passed.map(wordsLine)),
    '',
    'Canary words of what has passed in blocks of the disk that belong to no file: after a night that only unlinks, and after this one.',
    ...(audit.free
      ? columns(['', 'of', 'unlinked', 'after'], [wordsLine(audit.free)])
      : ['  not read: no disk of its own could be mounted here (root may, mostly)']),
    '',
    'Guesses about what has passed, best attack of each kind (right, by chance, of; p after Holm).',
    ...columns(
      ['question', 'by', 'before', 'p', 'after', 'p'],
      kindsOf(audit).map(([asks, kind, before, after]) => [
        asks,
        kind,
        hits(before),
        p(before),
        hits(after),
        p(after),
      ]),
    ),
    '',
    'What still lives, and is found: people, places, rhythms, words and letters of the last thirty days, three days of grace.',
    ...columns(['', 'of', 'before', 'after'], audit.living.map(wordsLine)),
    '',
    'What has passed since the last backup but one was made, and is in it: it goes with it, within seven days.',
    ...columns(['', 'of', 'in it', 'too old'], audit.backup.map(wordsLine)),
    '',
    'What living words tell of what has passed, by their dates (promised to nobody; p as it is).',
    ...columns(
      ['question', 'by', 'right, by chance, of', 'p'],
      audit.after
        .filter(({ lives }) => lives)
        .sort((one, other) => one.p - other.p)
        .slice(0, 6)
        .map((each) => [each.asks, each.by, hits(each), each.p.toPrecision(1)]),
    ),
    ...(all
      ? [
          '',
          'Every attack after the night.',
          ...columns(['question', 'by', 'hits', 'p', 'Holm'], every(audit.after)),
        ]
      : []),
    '',
    ...(audit.broken.length === 0
      ? [
          `It holds: no canary of what has passed, and no guess better than chance at p < ${CERTAIN} after Holm.`,
        ]
      : ['It does not hold:', ...audit.broken.map((each) => `  - ${each}`)]),
  ].join('\n');
}

const wordsLine = ({ what, of, before, after }: Words) => [what, `${of}`, `${before}`, `${after}`];
const hits = (tried: Tried | undefined) =>
  tried ? `${tried.right} · ${tried.byChance.toFixed(1)} · ${tried.of}` : 'nothing to read';
const p = (tried: Tried | undefined) => (tried ? tried.holm.toPrecision(1) : '');
const every = (tried: Tried[]) =>
  tried
    .filter(({ lives }) => !lives)
    .sort((one, other) => one.p - other.p)
    .map((each) => [each.asks, each.by, hits(each), each.p.toPrecision(2), p(each)]);

/** For each question and kind of attack, the best one before and after. */
function kindsOf({
  before,
  after,
}: Audit): [asks: string, kind: string, before: Tried | undefined, after: Tried | undefined][] {
  const best = (tried: Tried[], asks: string, kind: string) =>
    tried
      .filter((each) => each.asks === asks && each.kind === kind && !each.lives)
      .sort((one, other) => one.p - other.p)[0];
  const questions = [...new Set(before.map(({ asks }) => asks))];
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))];
  return questions.flatMap((asks) =>
    kinds.flatMap((kind): ReturnType<typeof kindsOf> => {
      const both = [best(before, asks, kind), best(after, asks, kind)] as const;
      return both[0] || both[1] ? [[asks, kind, ...both]] : [];
    }),
  );
}

function columns(head: string[], lines: string[][]): string[] {
  const widths = head.map((name, at) =>
    Math.max(name.length, ...lines.map((line) => (line[at] ?? '').length)),
  );
  const row = (cells: string[]) =>
    `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd();
  return [row(head), ...lines.map(row)];
}
