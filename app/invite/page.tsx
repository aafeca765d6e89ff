import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { makeInvitation } from '#lib/people/invitation/actions';
import { requireViewer } from '#lib/people/session/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page() {
  await requireViewer('/invite');
  const t = await getTranslations('invitations');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <form action={makeInvitation} className="form">
        <h2>{t('one')}</h2>
        <p>{t('oneWords')}</p>
        <Send name="whom" value="one">
          {t('makeOne')}
        </Send>
        <h2>{t('group')}</h2>
        <p>{t('groupWords')}</p>
        <Send name="whom" value="group">
          {t('makeGroup')}
        </Send>
      </form>
      <p className="hint">{t('nobodyKnows')}</p>
    </main>
  );
}
