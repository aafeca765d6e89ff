import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { Hidden } from '#components/ui/form/form';
import { mayComeIn } from '#lib/people/invitation/queries';
import { newcomerSchema } from '#lib/people/person/schema';
import type { Viewer } from '#lib/people/viewer';
import { ONCE } from '#lib/platform/form/submission';
import { limitsOf } from '#lib/values/text/input';
import { randomToken } from '#lib/values/text/random';

/** Who sends the form, at its end: a visitor gives their name here and comes in with it. Nothing for the signed-in. */
export async function Sender({ viewer }: { viewer: Viewer | null }) {
  if (viewer) return null;
  const t = await getTranslations('people');
  return (
    <>
      <Hidden name={ONCE} value={randomToken()} />
      {!(await mayComeIn()) && <p className="notice">{t('byInvitation')}</p>}
      <Line
        name="name"
        label={t('yourName')}
        hint={t('yourNameHint')}
        {...limitsOf(newcomerSchema.shape.name)}
        autoComplete="nickname"
      />
    </>
  );
}
