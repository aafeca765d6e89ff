import { getTranslations } from 'next-intl/server';
import { TakesPlace } from '#components/posts/go-back';
import { WithdrawForNeighbour } from '#components/posts/neighbour';
import { isAskedAbout } from '#components/posts/still-so';
import { Undo } from '#components/posts/undo';
import { Withdraw } from '#components/posts/withdraw';
import { Send } from '#components/ui/form/form';
import type { Viewer } from '#lib/people/viewer';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { leavePost, sayStillSo } from '#lib/posts/post/actions';
import { mayChange } from '#lib/posts/post/rules';
import type { PostView } from '#lib/posts/post/schema';
import { turnBackHere } from '#lib/posts/turning/actions';

const FORM_OF = { OFFER: '/offer', REQUEST: '/ask', ACTIVITY: '/together' } as const;

type Props = { post: PostView; viewer: Viewer | null; isSettled: boolean };

/**
 * What whoever is looking can do with a post: its hosts everything, those coming change its date where no host answers; whoever is settled
 * withdraws what was typed in for a neighbour, and brings it back.
 */
export async function PostActions({ post, viewer, isSettled }: Props) {
  if (!viewer) return null;
  const t = await getTranslations('posts');
  const may = mayChange(post);
  // One of several dates is changed beside it.
  const [date] = post.kind === 'ACTIVITY' && !post.days[1] ? await datesToChange(viewer, post.id) : [];
  const mayForOther = isSettled && !post.isHost && post.typedFor;
  if (!post.isHost && !date && !mayForOther) return null;
  return (
    <section aria-label={t('do.label')}>
      <ul className="flex flex-wrap gap-x-6">
        {may && <Way to={`/posts/${post.id}/edit`}>{t('do.edit')}</Way>}
        {may && post.kind !== 'ACTIVITY' && !post.typedFor && (
          <Way to={`/posts/${post.id}/edit?kind=activity`}>{t('do.turn')}</Way>
        )}
        {date && !date.day.calledOff && (
          <Way to={`/posts/${post.id}/dates/${date.day.id}`}>{t('do.callOff')}</Way>
        )}
        {post.isHost && <Way to={`${FORM_OF[post.kind]}?again=${post.id}`}>{t('do.again')}</Way>}
      </ul>
      {date?.day.calledOff && <TakesPlace day={date.day} />}
      {may && <Taps post={post} viewer={viewer} />}
      {may && <Withdraw post={post} />}
      {mayForOther && !post.withdrawn && <WithdrawForNeighbour post={post} />}
      <Undo post={post} isSettled={isSettled} />
    </section>
  );
}

function Way({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <a href={to} className="inline-flex min-h-11 items-center">
        {children}
      </a>
    </li>
  );
}

/** What is one tap: still so; leaving a post to the others who call it. */
async function Taps({ post, viewer }: { post: PostView; viewer: Viewer }) {
  const t = await getTranslations('posts');
  return (
    <div className="flex flex-wrap gap-x-6">
      {post.days.some((date) => date.kind === 'ANY' && !isAskedAbout(date)) && (
        <form action={sayStillSo.bind(null, post.id)}>
          <Send quiet>{t('do.stillSo')}</Send>
        </form>
      )}
      {post.turnedFrom && (
        <form action={turnBackHere.bind(null, post.id)}>
          <Send quiet>{t(`do.back.${post.turnedFrom === 'REQUEST' ? 'request' : 'offer'}`)}</Send>
        </form>
      )}
      {post.hosts.some(({ name }) => name !== viewer.name) && (
        <form action={leavePost.bind(null, post.id)}>
          <Send quiet>{t('do.leave')}</Send>
        </form>
      )}
    </div>
  );
}
