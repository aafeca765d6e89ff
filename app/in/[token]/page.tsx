import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PassOn } from '#components/invitations/pass-on';
import { Answer } from '#components/ui/answer';
import { Hidden, Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { acceptInvitation } from '#lib/people/invitation/actions';
import { invitation } from '#lib/people/invitation/queries';
import { currentViewer } from '#lib/people/session/queries';
import { board } from '#lib/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations');
  return { title: t('invited'), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const opens = await invitation(token);
  const t = await getTranslations('invitations');
  if (!opens)
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('over')}</h1>
        <p>{t('overWords')}</p>
        <p>
          <a href="/">{t('toBoard')}</a>
        </p>
      </main>
    );
  const { name, words } = await board();
  const isHere = (await currentViewer()) !== null;
  return (
    <main id="content" className="page">
      <h1>{isHere ? t('here') : t('invited')}</h1>
      {words && <Words text={words} block />}
      <p>
        {t.rich(isHere ? 'hereWords' : 'invitedWords', {
          board: () => <Words text={name} plain />,
          day: () => <Day day={opens.until} />,
        })}
      </p>
      {isHere ? (
        <PassOn token={token} invitation={opens} />
      ) : (
        <form action={acceptInvitation} className="form">
          <Hidden name="token" value={token} />
          <Send>{t('comeIn')}</Send>
        </form>
      )}
    </main>
  );
}
