import 'server-only';
import { type MailOptions, queueMails } from '#lib/notifications/outbox';
import type { Transaction } from '#lib/platform/database/client';
import { newsMail, type PostNews } from '#lib/posts/post/mail';
import { now } from '#lib/values/time/clock';

type Telling = MailOptions & { personIds: string[]; news: PostNews; post: { id: string; title: string } };

/** Queues a mail with news of a post to some people, each in their language. Those without an address find it on the page. */
export async function notifyAbout(
  db: Transaction,
  { personIds, news, post, ...options }: Telling,
): Promise<void> {
  await queueMails(db, personIds, (language) => ({ ...newsMail(language, news, post), ...options }));
}

/** Whom a withdrawal concerns: those who wrote and those who are coming, but for the hosts. */
export async function concerned(db: Transaction, postId: string): Promise<string[]> {
  const rows = await db.person.findMany({
    where: {
      OR: [
        { messages: { some: { postId } } },
        { joinings: { some: { occurrence: { postId, ends: { gt: now() } } } } },
      ],
      hosting: { none: { postId } },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
