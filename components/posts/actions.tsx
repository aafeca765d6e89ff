import { getTranslations } from 'next-intl/server';
import { TakesPlace } from '#components/posts/date';
import { isAskedAbout } from '#components/posts/still-so';
import { More } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Hour } from '#components/ui/when';
import type { Viewer } from '#lib/people/viewer';
import { startingWith } from '#lib/platform/form/state';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { leavePost, sayStillSo, undo, withdraw } from '#lib/posts/post/actions';
import { mayChange } from '#lib/posts/post/rules';
import { FAREWELLS, type PostView, withdrawSchema } from '#lib/posts/post/schema';
import { limitsOf } from '#lib/values/text/input';
import { now } from '#lib/values/time/clock';

const FORM_OF = { OFFER: '/offer', REQUEST: '/ask', ACTIVITY: '/together' } as const;

/** What whoever is looking can do with a post: its hosts everything, those coming change its date where no host answers. */
export async function PostActions({ post, looking }: { post: PostView; looking: Viewer | null }) {
  if (!looking) return null;
  const t = await getTranslations('posts');
  const may = mayChange(post);
  // One of several dates is changed beside it.
  const [date] = post.kind === 'ACTIVITY' && !post.days[1] ? await datesToChange(looking, post.id) : [];
  if (!post.isHost && !date) return null;
  return (
    <section aria-label={t('do.label')}>
      <ul className="flex flex-wrap gap-x-6">
        {may && <Way to={`/posts/${post.id}/edit`}>{t('do.edit')}</Way>}
        {may && post.kind !== 'ACTIVITY' && (
          <Way to={`/posts/${post.id}/edit?kind=activity`}>{t('do.turn')}</Way>
        )}
        {date && !date.day.calledOff && (
          <Way to={`/posts/${post.id}/dates/${date.day.id}`}>{t('do.callOff')}</Way>
        )}
        {post.isHost && <Way to={`${FORM_OF[post.kind]}?again=${post.id}`}>{t('do.again')}</Way>}
      </ul>
      {date?.day.calledOff && <TakesPlace day={date.day} />}
      {may && <Taps post={post} />}
      {may && <Withdraw post={post} />}
      <Undo post={post} />
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
async function Taps({ post }: { post: PostView }) {
  const t = await getTranslations('posts');
  return (
    <div className="flex flex-wrap gap-x-6">
      {post.days.some((date) => date.kind === 'ANY' && !isAskedAbout(date)) && (
        <form action={sayStillSo.bind(null, post.id)}>
          <Send quiet>{t('do.stillSo')}</Send>
        </form>
      )}
      {post.hosts[1] && (
        <form action={leavePost.bind(null, post.id)}>
          <Send quiet>{t('do.leave')}</Send>
        </form>
      )}
    </div>
  );
}

async function Withdraw({ post: { id, kind } }: { post: PostView }) {
  const t = await getTranslations('posts');
  const farewell = FAREWELLS[kind];
  return (
    <Form action={withdraw.bind(null, id)} start={startingWith()}>
      <More summary={t('do.withdraw')} names={['sentence']}>
        <div className="grid gap-4">
          <div>
            <Send quiet name="farewell" value={farewell}>
              {t(`withdraw.${farewell}`)}
            </Send>
          </div>
          <Line
            name="sentence"
            label={t('withdraw.sentence')}
            hint={t('withdraw.hint')}
            {...limitsOf(withdrawSchema.shape.sentence)}
          />
          <div>
            <Send>{t('withdraw.send')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}

async function Undo({ post }: { post: PostView }) {
  const until = post.withdrawn?.undoUntil;
  if (!until || until <= now()) return null;
  const t = await getTranslations('posts');
  return (
    <form action={undo.bind(null, post.id)}>
      <p className="hint">{t.rich('do.undoHint', { until: () => <Hour instant={until} /> })}</p>
      <Send>{t('do.undo')}</Send>
    </form>
  );
}
