import { getLocale, getTranslations } from 'next-intl/server';
import { Qr } from '#components/ui/qr';
import type { InvitationView } from '#lib/people/invitation/schema';
import { ownAddress } from '#lib/platform/http/referrer';
import { board } from '#lib/settings/queries';
import { formatDay } from '#lib/values/time/format';

/** An invitation to pass on: a text to paste, and a picture for a camera. */
export async function PassOn({ token, invitation }: { token: string; invitation: InvitationView }) {
  const t = await getTranslations('invitations');
  const { name } = await board();
  const link = `${await ownAddress()}/in/${token}`;
  const day = formatDay(invitation.until, await getLocale(), 'long');
  const message = t(invitation.forGroup ? 'messageGroup' : 'messageOne', { board: name, link, day });
  return (
    <>
      <h2 id="paste">{t('paste')}</h2>
      <p className="hint" id="paste-hint">
        {t(invitation.forGroup ? 'pasteGroup' : 'pasteOne')}
      </p>
      <textarea
        readOnly
        rows={6}
        className="field"
        aria-labelledby="paste"
        aria-describedby="paste-hint"
        dir="auto"
        defaultValue={message}
      />
      <h2>{t('camera')}</h2>
      <p className="hint">{t('cameraHint')}</p>
      <Qr address={link} says={t('qr')} />
    </>
  );
}
