import { getTranslations } from 'next-intl/server';
import { Done } from '#components/ui/done';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { PostView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

/** That a post was withdrawn, and with which words, or that it has passed: for those who still see it; `isSaid`: it just was. */
export async function Standing({ post: { withdrawn, days }, isSaid }: { post: PostView; isSaid: boolean }) {
  const isOver = days.every(({ ends }) => ends <= now());
  if (!withdrawn && !isOver) return null;
  const t = await getTranslations('board');
  const words = (
    <>
      <p className="font-bold">{withdrawn ? t('post.withdrawn') : t('post.over')}</p>
      {withdrawn?.words && <Words text={withdrawn.words} block />}
    </>
  );
  return withdrawn && isSaid ? <Done id="said">{words}</Done> : <div className="notice">{words}</div>;
}

/** When the post and all that is written under it go. */
export async function Goes({ goes }: { goes: string | null }) {
  if (!goes) return null;
  const t = await getTranslations('board');
  return <p className="text-soft">{t.rich('post.goes', { day: () => <Day day={goes} style="long" /> })}</p>;
}

/** An offer or a request asks: "come and make it with me?" */
export async function MakeTogether({ post: { kind, isHost, withdrawn } }: { post: PostView }) {
  if (kind === 'ACTIVITY' || isHost || withdrawn) return null;
  const t = await getTranslations('board');
  return (
    <p>
      <a href="#conversation">{t('post.make')}</a>
    </p>
  );
}
