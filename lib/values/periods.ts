import { Temporal } from '#lib/values/time/temporal';

/**
 * What this board forgets, and when: the one place where the periods stand, each with the key of its words and its reason in
 * messages/LANGUAGE/remembers.json. `after` is how long a thing stays once it has passed, as an ISO 8601 duration; 'PT0S' is at once.
 * `of` is the part of /remembers in which it stands.
 */
export type Period = { what: string; after: string; of: SectionName };

/** The parts of /remembers, in their order. */
export const SECTIONS = ['board', 'said', 'places', 'people', 'machine'] as const;
export type SectionName = (typeof SECTIONS)[number];

export const PERIODS = [
  { what: 'withdrawn', after: 'P3D', of: 'board' },
  { what: 'dated', after: 'P3D', of: 'board' },
  { what: 'anyDay', after: 'P30D', of: 'board' },
  { what: 'joining', after: 'P1D', of: 'said' },
  { what: 'date', after: 'P1D', of: 'board' },
  { what: 'activity', after: 'P7D', of: 'board' },
  { what: 'message', after: 'P30D', of: 'said' },
  { what: 'today', after: 'PT0S', of: 'places' },
  { what: 'letter', after: 'P30D', of: 'said' },
  { what: 'version', after: 'P30D', of: 'places' },
  { what: 'slug', after: 'P30D', of: 'places' },
  { what: 'place', after: 'P30D', of: 'places' },
  { what: 'fold', after: 'P30D', of: 'people' },
  { what: 'report', after: 'P30D', of: 'people' },
  { what: 'invitation', after: 'P7D', of: 'people' },
  { what: 'link', after: 'PT15M', of: 'machine' },
  { what: 'quiet', after: 'P100D', of: 'machine' },
  { what: 'session', after: 'P100D', of: 'people' },
  { what: 'submission', after: 'PT10M', of: 'machine' },
  { what: 'staged', after: 'PT1H', of: 'machine' },
  { what: 'mail', after: 'P1D', of: 'machine' },
  { what: 'match', after: 'P1D', of: 'machine' },
  { what: 'news', after: 'P30D', of: 'machine' },
  { what: 'leaving', after: 'PT0S', of: 'people' },
  { what: 'unseen', after: 'P1Y', of: 'people' },
  { what: 'asked', after: 'P30D', of: 'people' },
  { what: 'backup', after: 'P7D', of: 'machine' },
  { what: 'log', after: 'P7D', of: 'machine' },
] as const satisfies readonly Period[];

export type PeriodName = (typeof PERIODS)[number]['what'];

/** How the rows of a table go: each after one of these periods, or with the row they belong to; or that they stay, and why. */
export type Erasure = { after?: readonly PeriodName[]; with?: readonly string[]; stays?: string };

/** How each table of the database is forgotten. lib/operations/forgetting/database-tables.test.ts holds it against the living catalogue. */
export const TABLES: Record<string, Erasure> = {
  Board: { stays: 'what the board is called and where it is: nothing about anybody' },
  Person: { after: ['leaving', 'unseen', 'asked'] },
  Session: { after: ['session'], with: ['Person'] },
  FeedKey: { with: ['Person'] },
  SignInLink: { after: ['link'], with: ['Person'] },
  QuietAddress: { after: ['quiet'] },
  Invitation: { after: ['invitation'] },
  Submission: { after: ['submission'] },
  Place: { after: ['place'] },
  Home: { with: ['Place', 'Person'] },
  PlaceVersion: { after: ['version'], with: ['Place'] },
  FormerSlug: { after: ['slug'], with: ['Place'] },
  TodayLine: { after: ['today'], with: ['Place'] },
  Post: { after: ['withdrawn', 'dated', 'anyDay', 'activity'] },
  Occurrence: { after: ['date'], with: ['Post'] },
  Host: { with: ['Post', 'Person'] },
  Naming: { with: ['Post', 'Person'] },
  Joining: { after: ['joining'], with: ['Occurrence', 'Person'] },
  Arrival: { with: ['Post'] },
  ArrivalRead: { after: ['joining'], with: ['Occurrence', 'Person'] },
  Message: { after: ['message'], with: ['Post', 'Place', 'Person'] },
  Mute: { with: ['Person'] },
  MayWrite: { with: ['Message', 'Person'] },
  Correspondence: { after: ['letter'], with: ['Person'] },
  Letter: { after: ['letter'], with: ['Correspondence', 'Person'] },
  Picture: { after: ['staged', 'version'], with: ['Post', 'Place', 'Person'] },
  Mail: { after: ['mail'], with: ['Person'] },
  LivingBackup: { after: ['backup'] },
  SealedTombstone: { after: ['backup'] },
  Tombstone: { after: ['backup'] },
  Fold: {
    after: ['fold'],
    with: ['Post', 'Message', 'TodayLine', 'Place', 'PlaceVersion', 'Picture', 'Person'],
  },
  FoldTap: { with: ['Fold', 'Person'] },
  Report: {
    after: ['report'],
    with: ['Post', 'Message', 'TodayLine', 'Picture', 'Person', 'Letter'],
  },
  Watch: { with: ['Person', 'Place'] },
  Notification: { after: ['news'], with: ['Person', 'Post'] },
  PendingMatch: { after: ['match'], with: ['Post'] },
};

/** The periods that are a time of the clock: a year is one of the calendar. */
type Timed = Exclude<PeriodName, 'unseen'>;

const DURATIONS = new Map(PERIODS.map(({ what, after }) => [what, Temporal.Duration.from(after)]));

/** How long a thing stays once it has passed, in milliseconds; a day has twenty-four hours here. */
export function retention(what: Timed): number {
  return durationOf(what).total('milliseconds');
}

/** How long a thing stays, in days. */
export function retentionDays(what: Timed): number {
  return durationOf(what).total('days');
}

/** What passed at this instant or before is forgotten `now`. */
export function cutoff(what: Timed, now: Date): Date {
  return new Date(now.getTime() - retention(what));
}

/** What was last used on this day ('YYYY-MM-DD') is still there `today`; what was last used before it is forgotten. */
export function oldestKeptDay(what: PeriodName, today: string): string {
  return Temporal.PlainDate.from(today).subtract(durationOf(what)).toString();
}

function durationOf(what: PeriodName): Temporal.Duration {
  return DURATIONS.get(what) as Temporal.Duration;
}
