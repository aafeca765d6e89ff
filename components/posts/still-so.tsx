import { getTranslations } from 'next-intl/server';
import { Done } from '#components/ui/done';
import { Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { sayStillSo } from '#lib/posts/post/actions';
import { askedUntil, mayChange } from '#lib/posts/post/rules';
import type { PostView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

/** Whether a date leaves the board soon, or has. */
export const isAskedAbout = ({ ends }: { ends: Date }): boolean => ends <= askedUntil(now());

/** Shortly before something for any day leaves the board, and for the days after: those who answer for it are asked, and say so by one tap; `isSaid`: they just did. */
export async function StillSo({ post, isSaid }: { post: PostView; isSaid: boolean }) {
  const date = post.days.find(({ kind }) => kind === 'ANY');
  if (!date || !mayChange(post)) return null;
  const t = await getTranslations('posts');
  if (isSaid && !isAskedAbout(date))
    return <Done id="said">{t.rich('stillSo.stays', { day: () => <Day day={date.lastDay} /> })}</Done>;
  if (!isAskedAbout(date)) return null;
  const key = date.ends > now() ? 'stillSo.goes' : 'stillSo.went';
  return (
    <form action={sayStillSo.bind(null, post.id)} className="notice space-y-3">
      <p className="font-bold">{t('stillSo.title')}</p>
      <p>{t.rich(key, { day: () => <Day day={date.lastDay} /> })}</p>
      <Send>{t('do.stillSo')}</Send>
    </form>
  );
}
