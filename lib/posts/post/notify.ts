import 'server-only';
import { titleTold } from '#lib/folds/rules';
import { addNotifications } from '#lib/notifications/mutations';
import { type MailOptions, queueMails } from '#lib/notifications/outbox';
import { beginning, isNear } from '#lib/notifications/rules';
import type { NotificationReason } from '#lib/notifications/schema';
import type { Transaction } from '#lib/platform/database/client';
import { newsMail, type PostNews } from '#lib/posts/post/mail';
import type { OccurrenceKind } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

/** A date that a piece of news is about, as it was or is to be. */
export type ToldDate = { kind: OccurrenceKind; starts: Date; ends: Date };

/** `dates` are those that it is about: what is near is told at once. */
type Telling = MailOptions & {
  personIds: string[];
  news: PostNews;
  post: { id: string; title: string };
  dates: ToldDate[];
};

/** Tells some people news of a post, on the board and by mail. */
export async function notifyAbout(db: Transaction, telling: Telling): Promise<void> {
  await noteOnBoard(db, telling);
  await mailNews(db, telling);
}

/**
 * Tells those who have an address by mail, each in their language. Where one of its dates is nearer than the mail would wait, it goes at
 * once.
 */
export async function mailNews(
  db: Transaction,
  { personIds, news, post, dates, ...options }: Telling,
): Promise<void> {
  const told = { ...post, title: await titleOf(db, post) };
  const due = dates.some((date) => isNear(date, now())) ? now() : options.due;
  const when = { ...options, due, begins: beginning(dates, now()) };
  await queueMails(db, personIds, (language) => ({ ...newsMail(language, news, told), ...when }));
}

async function titleOf(db: Transaction, { id, title }: { id: string; title: string }): Promise<string> {
  const row = await db.post.findUnique({ where: { id }, select: { folded: true } });
  return titleTold({ folded: row?.folded ?? 'OPEN', title });
}

/** Tells them on the board. */
export async function noteOnBoard(db: Transaction, { personIds, news, post, dates }: Telling): Promise<void> {
  const day = 'to' in news ? news.to : 'day' in news ? news.day : '';
  const was = 'day' in news ? news.day : '';
  // What is about some of its dates goes with the last of them; what is about all of it, with the post.
  const ends = OF_DATES.includes(news.is) ? latest(dates) : undefined;
  await addNotifications(db, { personIds, postId: post.id, reason: REASONS[news.is], day, was, ends });
}

const REASONS: Record<PostNews['is'], NotificationReason> = {
  changed: 'CHANGED',
  dateGone: 'DATE_GONE',
  withdrawn: 'WITHDRAWN',
  back: 'BACK',
  named: 'NAMED',
  turned: 'TURNED',
  calledOff: 'CALLED_OFF',
  takesPlace: 'TAKES_PLACE',
  said: 'SAID',
  otherHour: 'OTHER_HOUR',
  moved: 'MOVED',
};

const OF_DATES: PostNews['is'][] = [
  ...['changed' as const, 'dateGone' as const, 'calledOff' as const],
  ...['takesPlace' as const, 'said' as const, 'otherHour' as const, 'moved' as const],
];

const latest = (dates: ToldDate[]): Date | undefined =>
  dates.map(({ ends }) => ends).sort((a, b) => b.getTime() - a.getTime())[0];

/** Those who wrote under a post, but for its hosts. */
export async function thoseWhoWrote(db: Transaction, postId: string): Promise<string[]> {
  const rows = await db.person.findMany({
    where: { messages: { some: { postId } }, hosting: { none: { postId } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Whom a withdrawal concerns: those who wrote, those who are coming, and those who answer for it. */
export async function concerned(db: Transaction, postId: string): Promise<string[]> {
  const rows = await db.person.findMany({
    where: {
      OR: [
        { messages: { some: { postId } } },
        { joinings: { some: { occurrence: { postId, ends: { gt: now() } } } } },
        { hosting: { some: { postId } } },
      ],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The next dates of a post, and what is on. */
export async function nextDates(db: Transaction, postId: string): Promise<ToldDate[]> {
  return db.occurrence.findMany({
    where: { postId, ends: { gt: now() } },
    orderBy: { starts: 'asc' },
    take: 8,
    select: { kind: true, starts: true, ends: true },
  });
}
