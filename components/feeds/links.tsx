import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ShareText } from '#components/feeds/share';
import { spokenHere } from '#components/feeds/spoken';
import { feedAddress } from '#lib/feeds/address';
import { config } from '#lib/platform/config/config';
import type { PostView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

/** What of a page can be taken along: its calendar, to subscribe to or as a file, its feed, and the week as text. */
export async function FeedLinks({ page }: { page: string }) {
  const t = await getTranslations('feeds');
  const { named } = await spokenHere();
  const calendar = feedAddress(page, 'ics', named);
  return (
    <nav className="take" aria-label={t('links.take')}>
      <a href={`${await webcal()}${calendar}`}>{t('links.calendar')}</a>
      <a href={calendar}>{t('links.file')}</a>
      <a href={feedAddress(page, 'atom', named)}>{t('links.feed')}</a>
      <ShareText address={feedAddress(page, 'txt', named)} />
    </nav>
  );
}

/** The one date or the rhythm of a post, for a calendar. */
export async function IntoCalendar({ post: { id, days, withdrawn } }: { post: PostView }) {
  if (withdrawn || days.every(({ kind, ends }) => kind === 'ANY' || ends <= now())) return null;
  const t = await getTranslations('feeds');
  const { named } = await spokenHere();
  return (
    <nav className="take" aria-label={t('links.take')}>
      <a href={feedAddress(`/posts/${id}`, 'ics', named)}>{t('links.calendar')}</a>
    </nav>
  );
}

/** Where a calendar program reaches the board: PUBLIC_URL, else as this reader did. */
async function webcal(): Promise<string> {
  const own = config().PUBLIC_URL ?? `http://${(await headers()).get('host') ?? ''}`;
  return own.replace(/^https?:/, 'webcal:');
}
