import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Hidden, Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { renewByLink } from '#lib/posts/post/actions';
import { askedStillSo } from '#lib/posts/still-so/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posts');
  return { title: t('stillSo.title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { token } = await searchParams;
  const asked = typeof token === 'string' ? await askedStillSo(id, token) : null;
  const t = await getTranslations('posts');
  if (!asked)
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('stillSo.old')}</h1>
        <p>{t('stillSo.oldWords')}</p>
        <p>
          <a href="/">{t('stillSo.toBoard')}</a>
        </p>
      </main>
    );
  const { title, state, day } = asked;
  return (
    <main id="content" className="page">
      <h1>{state === 'open' ? t('stillSo.title') : t('stillSo.said')}</h1>
      <p className="font-bold">
        <Words text={title} plain />
      </p>
      {state === 'open' && (
        <form action={renewByLink} className="form">
          <Hidden name="token" value={String(token)} />
          <Send>{t('do.stillSo')}</Send>
        </form>
      )}
      <p className="hint">
        {t.rich(state === 'open' ? 'stillSo.goes' : 'stillSo.stays', { day: () => <Day day={day} /> })}
      </p>
      <p>
        <a href={`/posts/${id}`}>{t('stillSo.see')}</a>
      </p>
    </main>
  );
}
