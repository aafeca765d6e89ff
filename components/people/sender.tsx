import { getTranslations } from 'next-intl/server';
import { Asked, AskedLine, Line } from '#components/ui/form/fields';
import { Send } from '#components/ui/form/form';
import { Once } from '#components/ui/form/once';
import { mayComeIn } from '#lib/people/invitation/queries';
import { newcomerSchema, signInSchema } from '#lib/people/person/schema';
import { MADE, madeNow, UNSEEN } from '#lib/people/submission/machine';
import type { Viewer } from '#lib/people/viewer';
import { WHO_FIELDS } from '#lib/platform/form/held';
import { limitsOf } from '#lib/values/text/input';

/** By what a script gives itself away: it fills in what nobody sees, or is done before anybody could read the form. */
function Unseen({ label }: { label: string }) {
  return (
    <div className="sr-only" aria-hidden="true">
      <label>
        {label} <input name={UNSEEN} tabIndex={-1} autoComplete="off" />
      </label>
      <input type="hidden" name={MADE} value={madeNow()} />
    </div>
  );
}

/** Who sends the form, at its end: a visitor gives their name here and comes in with it; nothing for the signed-in to see. */
export async function Sender({ viewer }: { viewer: Viewer | null }) {
  if (viewer) return <Once />;
  const t = await getTranslations('people');
  return (
    <>
      <Once />
      {!(await mayComeIn()) && <p className="notice">{t('byInvitation')}</p>}
      <Line
        name="name"
        label={t('yourName')}
        hint={t('yourNameHint')}
        {...limitsOf(newcomerSchema.shape.name)}
        autoComplete="nickname"
      />
      <Unseen label={t('leaveEmpty')} />
      <AskedLine
        name={WHO_FIELDS.passphrase}
        type="password"
        label={t('passphrase')}
        hint={t('signIn.passphraseHint')}
        maxLength={limitsOf(signInSchema.shape.passphrase).maxLength}
        autoComplete="current-password"
      />
      <Asked name={WHO_FIELDS.passphrase}>
        <Send quiet anyway name={WHO_FIELDS.ask} value="who">
          {t('who.byLink')}
        </Send>
      </Asked>
    </>
  );
}
