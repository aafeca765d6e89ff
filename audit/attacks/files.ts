import type { FileRecord } from '#audit/disk';
import type { Evidence } from '#audit/evidence';
import { ranksOf } from '#audit/score';
import { type Attacker, silent } from './attack.ts';

const TIMES = ['mtime', 'ctime', 'birth', 'inode', 'size'] as const;

/**
 * Files beside the database in whose words somebody stands (mails to them): when they were written, by each of the times that a file
 * system keeps; their numbers and sizes. `lived` reads a time of this machine as one of the board.
 */
export const files =
  (lived: (time: number) => number): Attacker =>
  (evidence) =>
    TIMES.map((time) => ({
      by: `${time} of files with somebody’s name or address`,
      kind: 'files',
      guess: (cases) => {
        const isTime = time !== 'inode' && time !== 'size';
        const of = filesOf(evidence);
        const ranks = ranksOf(of.map(({ file }) => file[time]));
        const when = isTime ? cases.map(({ at }) => at) : ranksOf(cases.map(({ at }) => at));
        return when.map((at) => {
          const guesses = silent(evidence).fill(-Infinity);
          of.forEach(({ who, file }, each) => {
            const value = isTime ? lived(file[time]) : (ranks[each] as number);
            guesses[who] = Math.max(guesses[who] ?? -Infinity, -Math.abs(value - at));
          });
          return guesses;
        });
      },
    }));

function filesOf({ people, found, files: records }: Evidence): { who: number; file: FileRecord }[] {
  return people.flatMap((id, who) =>
    [...new Set((id ? (found.get(id) ?? []) : []).map(({ file }) => file.replace(/, .*/, '')))]
      .filter((file) => !file.startsWith('postgres'))
      .flatMap((file) => {
        const record = records.find((each) => each.file.endsWith(`/${file}`));
        return record ? [{ who, file: record }] : [];
      }),
  );
}

/** How near in time some picture's file is to when each thing was put up: the nearer, the likelier it had a picture. */
export function picturesBy(
  time: 'mtime' | 'ctime' | 'birth',
  { files: records }: Evidence,
  at: readonly number[],
  lived: (time: number) => number,
): number[] {
  const written = records.filter(({ file }) => /\/pictures\//.test(file)).map((file) => lived(file[time]));
  return at.map((each) => Math.max(-1e15, ...written.map((when) => -Math.abs(when - each))));
}
