import type { Attack } from '#audit/attacks/attack';
import { backups } from '#audit/attacks/backups';
import { files, picturesBy } from '#audit/attacks/files';
import { joins } from '#audit/attacks/joins';
import { nearness } from '#audit/attacks/nearness';
import { traces } from '#audit/attacks/traces';
import { transactions } from '#audit/attacks/transactions';
import { keysOf } from './backups.ts';
import { type Question, questionsOf } from './cases.ts';
import { chance } from './chance.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { earlierWords, freeWords, NEVER, type Words, wordsOf } from './found-words.ts';
import { type Blocks, blocksIn, evidenceOfBlocks } from './free-blocks.ts';
import type { Inquiry } from './inquiry.ts';
import { holm, type Score, score, separates } from './score.ts';
import { Opener } from './sealed.ts';

/** So unlikely by chance, after correcting for how many attacks there were, that it was not chance. */
export const CERTAIN = 0.001;
/** An attack has teeth where it succeeds before the night at this p, corrected for all attacks of its kind. */
const TEETH = 0.01;
/** How often truth is shuffled: after the night so often that one attack among a thousand could still be found out. */
const SHUFFLES = { before: 20_000, after: 2_000_000 };

/** One attack on one question, and how it did. `holm` is its p, corrected for all attacks on that disk. */
export type Tried = Score & { asks: string; by: string; kind: string; lives: boolean; holm: number };
export type Audit = {
  before: Tried[];
  after: Tried[];
  passed: Words[];
  living: Words[];
  /** Canaries in the backup before the newest that passed after it was made: they go with it, within seven days. */
  backup: Words[];
  /** Canaries in blocks that are none of a file's: before, where a night only unlinks; undefined where no disk could be read so. */
  free: Words | undefined;
  /** Sentences: why the promise does not hold, or the auditor proves nothing. */
  broken: string[];
};

/** Has the auditor look at both disks. */
export async function audit(inquiry: Inquiry): Promise<Audit> {
  const { truth, seen } = inquiry;
  const questions = questionsOf(truth, seen);
  const sought = {
    names: truth.people.map(({ name, isHere }) => (isHere ? name : '')),
    ids: [...new Set(questions.flatMap(({ cases }) => cases.flatMap(({ ids }) => ids)))].filter(Boolean),
  };
  const before = await evidenceOf(inquiry.before, { ...sought, sealed: new Map() });
  const sealed = new Map([...before.sealed].filter(([, words]) => words.length > 0));
  const after = await evidenceOf(inquiry.after, { ...sought, sealed });
  const unlinked = await unlinkedBlocks(inquiry, before);
  const lived = clockOf(inquiry.times);
  const tried = {
    before: tryAll(before, questions, inquiry, lived, SHUFFLES.before),
    after: tryAll(after, questions, inquiry, lived, SHUFFLES.after),
  };
  tried.before.push(...tryBlocks(before, unlinked, questions, SHUFFLES.before));
  tried.after.push(...tryBlocks(after, after.blocks, questions, SHUFFLES.after));
  // Afterwards all attacks are one family: together they may err once in a thousand. Before, each kind shows its own teeth.
  correct(tried.after);
  for (const of of Map.groupBy(tried.before, ({ kind }) => kind).values()) correct(of);
  const words = (isPassed: boolean) => wordsOf(inquiry, before, after, isPassed);
  const found = {
    ...{ ...tried, passed: words(true), living: words(false), backup: earlierWords(inquiry, after) },
    free: freeWords(inquiry, unlinked, after.blocks),
  };
  return { ...found, broken: brokenIn(found, inquiry.bites) };
}

/** What stands in free blocks after a night that only unlinks, by what the same auditor looks for. */
async function unlinkedBlocks(inquiry: Inquiry, before: Evidence): Promise<Blocks | undefined> {
  const opener = new Opener(inquiry.before.data);
  const seeking = { patterns: before.patterns ?? [], keys: keysOf(inquiry.before.data), opener };
  return inquiry.unlinked && (await blocksIn(inquiry.unlinked, seeking));
}

/** The attacks that read bytes, on free blocks alone. */
function tryBlocks(
  evidence: Evidence,
  blocks: Blocks | undefined,
  questions: Question[],
  most: number,
): Tried[] {
  if (!blocks) return [];
  const attackers = [joins, nearness, traces, transactions];
  const attacks = attackers.flatMap((attacker) => attacker(evidenceOfBlocks(evidence, blocks)));
  return attacks
    .filter(({ lives }) => !lives)
    .flatMap((attack) =>
      tryOne(
        { guess: attack.guess, kind: 'free blocks', by: `${attack.by}, in free blocks` },
        questions,
        most,
      ),
    );
}

/** Reads a time that this machine's file system wrote as one of the board's clock. */
export function clockOf(times: Inquiry['times']): (time: number) => number {
  const last = times.at(-1)?.[0] ?? 0;
  return (time) => {
    if (time > last + 60_000) return time; // set by the board's own clock
    const [real, lived] = times.findLast(([each]) => each <= time) ?? times[0] ?? [time, time];
    return lived + (time - real);
  };
}

function tryAll(
  evidence: Evidence,
  questions: Question[],
  { truth, seen }: Inquiry,
  lived: (time: number) => number,
  most: number,
): Tried[] {
  const attacks: Attack[] = [joins, nearness, traces, transactions, backups, files(lived)].flatMap(
    (attacker) => attacker(evidence),
  );
  const all = attacks.flatMap((attack) => tryOne(attack, questions, most));
  all.push(...pictures(evidence, truth, seen, lived, most));
  return all;
}

function tryOne({ by, kind, lives, guess }: Attack, questions: Question[], most: number): Tried[] {
  return questions.map(({ asks, cases }) => ({
    ...{ asks, by, kind, lives: lives ?? false, holm: 1 },
    ...score(
      guess(cases),
      cases.map((each) => each.truth),
      chance(`${by} ${asks}`),
      most,
    ),
  }));
}

/** Corrects for how many attacks there were; those that read what lives judge nothing, and are not among them. */
function correct(tried: Tried[]): void {
  const judged = tried.filter(({ lives }) => !lives);
  const corrected = holm(judged.map(({ p }) => p));
  judged.forEach((each, at) => {
    each.holm = corrected[at] ?? 1;
  });
}

/** Which of what has passed had a picture. */
function pictures(
  evidence: Evidence,
  truth: Inquiry['truth'],
  seen: Inquiry['seen'],
  lived: (time: number) => number,
  most: number,
): Tried[] {
  const first = new Map(seen.map((each) => [each.id, each.first]));
  const things = truth.things.filter(({ passed, id }) => passed && first.has(id));
  return (['mtime', 'ctime', 'birth'] as const).map((time) => {
    const near = picturesBy(
      time,
      evidence,
      things.map(({ id }) => first.get(id) ?? 0),
      lived,
    );
    const by = `${time} of pictures’ files`;
    const had = things.map(({ hadPicture }) => hadPicture);
    return {
      asks: 'what had a picture',
      by,
      kind: 'pictures',
      lives: false,
      holm: 1,
      ...separates(near, had, chance(by), most),
    };
  });
}

/** The kinds of attack that must succeed before the night. The others may find too little in one month: planted samples show their teeth. */
const BITES = ['joins', 'nearness', 'order of rows', 'transactions', 'instants', 'pictures'];

function brokenIn({ before, after, passed, backup, free }: Omit<Audit, 'broken'>, bites = BITES): string[] {
  const broken: string[] = [];
  if (free && free.before < free.of * 0.5)
    broken.push(
      `No teeth: of ${free.of} canaries only ${free.before} were found in blocks that were only unlinked`,
    );
  for (const { what, after: late } of backup)
    if (late > 0) broken.push(`In a backup are ${late} canaries (${what}) that had passed when it was made`);
  for (const { what, of, before: found, after: left, where } of passed) {
    if (left > 0)
      broken.push(
        `Of ${of} passed canaries (${what}), ${left} are still there: ${where.slice(0, 4).join('; ')}`,
      );
    if (!NEVER.test(what) && found < of * 0.5)
      broken.push(`No teeth: of ${of} canaries (${what}) only ${found} were found before the night`);
  }
  for (const { by, asks, holm: p, lives } of after)
    if (!lives && p < CERTAIN) broken.push(`${asks}: better than chance by ${by} (p ${p.toExponential(1)})`);
  for (const kind of [...bites, ...(free ? ['free blocks'] : [])])
    if (!before.some((each) => each.kind === kind && !each.lives && each.holm < TEETH))
      broken.push(`No teeth: no attack by ${kind} succeeded before the night`);
  return broken;
}
