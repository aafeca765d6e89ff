import { getTranslations } from 'next-intl/server';
import { Asked, AskedLine, Line } from '#components/ui/form/fields';
import { Send } from '#components/ui/form/form';
import { Once } from '#components/ui/form/once';
import { mayComeIn } from '#lib/people/invitation/queries';
import { newcomerSchema, signInSchema } from '#lib/people/person/schema';
import type { Viewer } from '#lib/people/viewer';
import { WHO_FIELDS } from '#lib/platform/form/held';
import { limitsOf } from '#lib/values/text/input';

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
