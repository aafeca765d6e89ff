import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PassOn } from '#components/invitations/pass-on';
import { Hidden, Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { keptInvitation, takeInvitationBack } from '#lib/people/invitation/actions';
import { carriedMade } from '#lib/people/invitation/made-cookie';
import type { MadeView } from '#lib/people/invitation/schema';
import { signedIn } from '#lib/people/person/queries';
import { ownAddress } from '#lib/platform/http/referrer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations');
  return { title: t('made'), robots: { index: false } };
}

export default async function Page() {
  await signedIn('/invite');
  const carried = await carriedMade();
  if (!carried) redirect('/invite');
  const made: MadeView = JSON.parse(carried);
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
      <form action={takeInvitationBack}>
        <Hidden name="token" value={made.back} />
        <Send quiet>{t('takeBackNow')}</Send>
      </form>
      <form action={keptInvitation} className="form">
        <Send>{t('haveIt')}</Send>
      </form>
    </main>
  );
}
