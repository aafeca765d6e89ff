import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { emailSchema } from '#lib/people/address/schema';
import { signInByPassphrase } from '#lib/people/passphrase/actions';
import { signInSchema } from '#lib/people/person/schema';
import { askForLink } from '#lib/people/sign-in-link/actions';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

/** Name and passphrase. `to`: the page that asked for signing in. */
export async function SignInForm({ to }: { to?: string }) {
  const t = await getTranslations('people');
  const { name, passphrase } = signInSchema.shape;
  return (
    <Form action={signInByPassphrase} start={startingWith()}>
      {to && <Hidden name="to" value={to} />}
      <Line name="name" label={t('signIn.name')} {...limitsOf(name)} autoComplete="username" />
      <Line
        name="passphrase"
        type="password"
        label={t('passphrase')}
        hint={t('signIn.passphraseHint')}
        {...limitsOf(passphrase)}
        autoComplete="current-password"
      />
      <Send>{t('signIn.send')}</Send>
    </Form>
  );
}

/** An e-mail address, to which a link is sent. */
export async function LinkForm() {
  const t = await getTranslations('people');
  return (
    <Form action={askForLink} start={startingWith()}>
      <Line
        name="email"
        type="email"
        dir="ltr"
        label={t('email')}
        hint={t('signIn.byLinkHint')}
        {...limitsOf(emailSchema.shape.email)}
        autoComplete="email"
      />
      <Send quiet>{t('signIn.byLinkSend')}</Send>
    </Form>
  );
}
