import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Hidden, Send } from '#components/ui/form/form';
import { revoke } from '#lib/people/invitation/actions';
import { canTakeBack } from '#lib/people/invitation/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations');
  return { title: t('back'), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations('invitations');
  if (!(await canTakeBack(token)))
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('closed')}</h1>
        <p>{t('closedWords')}</p>
        <p>
          <a href="/">{t('toBoard')}</a>
        </p>
      </main>
    );
  return (
    <main id="content" className="page">
      <h1>{t('back')}</h1>
      <p>{t('backWords')}</p>
      <form action={revoke} className="form">
        <Hidden name="token" value={token} />
        <Send>{t('takeBack')}</Send>
      </form>
    </main>
  );
}
