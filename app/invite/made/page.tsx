import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PassOn } from '#components/invitations/pass-on';
import { Hidden, Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { dismissInvitation, revoke } from '#lib/people/invitation/actions';
import { carriedMade } from '#lib/people/invitation/made-cookie';
import type { NewInvitationView } from '#lib/people/invitation/schema';
import { requireViewer } from '#lib/people/session/queries';
import { ownAddress } from '#lib/platform/http/referrer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations');
  return { title: t('made'), robots: { index: false } };
}

export default async function Page() {
  await requireViewer('/invite');
  const carried = await carriedMade();
  if (!carried) redirect('/invite');
  const made: NewInvitationView = JSON.parse(carried);
  const t = await getTranslations('invitations');
  return (
    <main id="content" className="page">
      <h1>{t('made')}</h1>
      <p>{t.rich('opensUntil', { day: () => <Day day={made.until} /> })}</p>
      <PassOn token={made.token} invitation={made} />
      <h2 id="back">{t('back')}</h2>
      <p className="hint" id="back-hint">
        {t('backHint')}
      </p>
      <textarea
        readOnly
        rows={2}
        className="field"
        dir="ltr"
        aria-labelledby="back"
        aria-describedby="back-hint"
        defaultValue={`${await ownAddress()}/invite/back/${made.back}`}
      />
      <form action={revoke}>
        <Hidden name="token" value={made.back} />
        <Send quiet>{t('takeBackNow')}</Send>
      </form>
      <form action={dismissInvitation} className="form">
        <Send>{t('haveIt')}</Send>
      </form>
    </main>
  );
}
