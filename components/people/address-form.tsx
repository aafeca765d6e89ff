import { getTranslations } from 'next-intl/server';
import { Proof } from '#components/people/proof';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { changeAddress, forgetAddress } from '#lib/people/address/actions';
import { emailSchema } from '#lib/people/address/schema';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** The viewer's e-mail address, if they have given one. */
export async function AddressForm({ email }: { email: PeopleWords | null }) {
  const t = await getTranslations('people');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('email')}</h2>
      {email && (
        <p>
          {t('me.emailNow')} <Words text={email} plain />
        </p>
      )}
      <Form action={changeAddress} start={startingWith()}>
        <Line
          name="email"
          type="email"
          dir="ltr"
          label={email ? t('me.emailOther') : t('me.emailLabel')}
          hint={t('me.emailHint')}
          {...limitsOf(emailSchema.shape.email)}
          autoComplete="email"
        />
        <Proof />
        <p className="hint">{t('me.emailEnds')}</p>
        <Send quiet>{t('me.emailSend')}</Send>
      </Form>
      {email && (
        <Form action={forgetAddress} start={startingWith()}>
          <Proof />
          <Send quiet>{t('me.emailForget')}</Send>
        </Form>
      )}
    </section>
  );
}
