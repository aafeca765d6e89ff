import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Hidden, Send } from '#components/ui/form/form';
import { keepPlace } from '#lib/people/leaving/actions';
import { stayQuestion } from '#lib/people/leaving/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leaving');
  return { title: t('stayTitle'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams;
  const state = typeof token === 'string' ? await stayQuestion(token) : null;
  const t = await getTranslations('leaving');
  if (state === 'asked')
    return (
      <main id="content" className="page">
        <h1>{t('stayTitle')}</h1>
        <p>{t('stayWords')}</p>
        <form action={keepPlace} className="form">
          <Hidden name="token" value={String(token)} />
          <Send>{t('stayYes')}</Send>
        </form>
        <p className="hint">{t('stayNo')}</p>
      </main>
    );
  return (
    <main id="content" className="page">
      {!state && <Answer status={410} />}
      <h1>{state ? t('stayed') : t('stayOld')}</h1>
      <p>{state ? t('stayedWords') : t('stayOldWords')}</p>
      <p>{state ? <a href="/sign-in">{t('signIn')}</a> : <a href="/">{t('toBoard')}</a>}</p>
    </main>
  );
}
