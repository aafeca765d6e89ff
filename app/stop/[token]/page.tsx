import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Send } from '#components/ui/form/form';
import { startNotifications, stopNotifications } from '#lib/people/notification-settings/actions';
import { stopState } from '#lib/people/notification-settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('addresses');
  return { title: t('stop.title'), robots: { index: false } };
}

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const state = await stopState(token);
  const t = await getTranslations('addresses');
  if (!state)
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('stop.old')}</h1>
        <p>{t('stop.oldWords')}</p>
        <p>
          <a href="/me#told">{t('stop.settings')}</a>
        </p>
      </main>
    );
  return (
    <main id="content" className="page">
      <h1>{state.isStopped ? t('stop.done') : t('stop.title')}</h1>
      {state.kinds === 'WISH' ? (
        <p>{t('stop.wish')}</p>
      ) : (
        <ul className="list-disc space-y-2 ps-5">
          {state.kinds.map((kind) => (
            <li key={kind}>{t(`told.kinds.${kind}`)}</li>
          ))}
        </ul>
      )}
      {state.isStopped ? (
        state.kinds !== 'WISH' && (
          <form action={startNotifications.bind(null, token)} className="form">
            <Send quiet>{t('stop.again')}</Send>
          </form>
        )
      ) : (
        <form action={stopNotifications.bind(null, token)} className="form">
          <Send>{t('stop.send')}</Send>
        </form>
      )}
      <p>
        <a href="/me#told">{t('stop.settings')}</a>
      </p>
    </main>
  );
}
