const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Which process does something: whichever of the board's claims it, on any machine; each process that serves, where doing it twice is as good
 * as once; or the start command, which owns the database and outlives the others.
 */
export type Where = 'whoever claims it' | 'each process' | 'the start command';

/**
 * Rounds that come again: the first one so long after the start (the first pages are answered before), and so long after each has ended the
 * next, in milliseconds. What shares a round is done one after the other, in the order of the table.
 */
export const ROUNDS = {
  hour: { first: 5 * SECOND, every: HOUR },
  minute: { first: 5 * SECOND, every: MINUTE },
  requests: { first: SECOND, every: SECOND },
  night: { first: SECOND, every: SECOND },
  backup: { first: MINUTE, every: 10 * MINUTE },
} as const;

type Entry = {
  does: string;
  where: Where;
  /** Claimed: so many at once in a process, so that what is slow holds up itself only. Else its round. */
  when: { atOnce: number } | { round: keyof typeof ROUNDS };
  caughtUp: string;
};

/**
 * **The one schedule**: everything here that starts by time, and how it is caught up when nobody ran. What it says in words is for whoever
 * reads; where and when is done by it (lib/platform/jobs/worker.ts, lib/platform/jobs/rounds.ts). Why so: docs/decisions/one-schedule.md.
 */
export const SCHEDULE = {
  mail: {
    does: 'hands over the mails that are due',
    where: 'whoever claims it',
    when: { atOnce: 4 },
    caughtUp:
      'a mail waits until it expires; that of a killed process until its lease ends; one that failed until notBefore',
  },
  match: {
    does: 'holds new and changed posts against what people watch for',
    where: 'whoever claims it',
    when: { atOnce: 2 },
    caughtUp: 'likewise; given up after a day',
  },
  reports: {
    does: 'tells the keeper what was reported: one mail in a quarter of an hour, a threat at once where none went in it',
    where: 'whoever claims it',
    when: { atOnce: 1 },
    caughtUp: 'what waits goes in the next mail; that of a killed process a quarter of an hour later',
  },
  rhythms: {
    does: 'adds the dates that came within reach',
    where: 'each process',
    when: { round: 'hour' },
    caughtUp: 'the first round adds all that lack',
  },
  reminders: {
    does: 'queues the mails about tomorrow, from the afternoon on',
    where: 'each process',
    when: { round: 'hour' },
    caughtUp: 'until midnight; what was yesterday’s tomorrow reminds nobody',
  },
  sweep: {
    does: 'erases what has passed, while the clock is trusted',
    where: 'each process',
    when: { round: 'hour' },
    caughtUp: 'the first sweep erases all that passed; after more than a day, an hour later',
  },
  erasedList: {
    does: 'writes the list of what was erased early beside the backups (also when told that it changed)',
    where: 'each process',
    when: { round: 'hour' },
    caughtUp: 'the list is written whole each time',
  },
  leftovers: {
    does: 'removes what backups that were cut off left',
    where: 'each process',
    when: { round: 'hour' },
    caughtUp: 'the first round removes all of it',
  },
  copies: {
    does: 'brings what is kept to be found by to what it is made of, after an update that finds words otherwise',
    where: 'each process',
    when: { round: 'hour' },
    caughtUp: 'the first round brings all of it; another one finds nothing left',
  },
  news: {
    does: 'queues the letters about what people watch that are due',
    where: 'each process',
    when: { round: 'minute' },
    caughtUp: 'the first round queues all that are due',
  },
  requests: {
    does: 'takes up keepers’ requests for a night, and lets those who wait know that it is at it',
    where: 'the start command',
    when: { round: 'requests' },
    caughtUp: 'who asks waits for a minute',
  },
  night: {
    does: 'moves what lives to fresh files: after 3:00, or when a keeper asks',
    where: 'the start command',
    when: { round: 'night' },
    caughtUp: 'after the first sweep once somebody runs; one that failed within the hour',
  },
  backup: {
    does: 'makes the backup of the day: after 5:00 and the night',
    where: 'the start command',
    when: { round: 'backup' },
    caughtUp: 'as soon as somebody runs on that day; of days that are over none is made',
  },
} as const satisfies Record<string, Entry>;

/** What is done at a place. */
export type NamesAt<At extends Where> = {
  [Name in keyof typeof SCHEDULE]: (typeof SCHEDULE)[Name]['where'] extends At ? Name : never;
}[keyof typeof SCHEDULE];
