import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { proofSchema } from '#lib/people/person/schema';
import { cameByLink } from '#lib/people/sign-in-link/by-link-cookie';
import { limitsOf } from '#lib/values/text/input';

/** Asks whoever changes what signs them in for their passphrase, unless they came by a link a moment ago. */
export async function Proof() {
  if (await cameByLink()) return null;
  const t = await getTranslations('people');
  return (
    <Line
      name="passphrase"
      type="password"
      label={t('me.proof')}
      hint={t('me.proofHint')}
      {...limitsOf(proofSchema.shape.passphrase)}
      autoComplete="current-password"
    />
  );
}
