import { getTranslations } from 'next-intl/server';
import { Form, Line, Send } from '#components/ui/form';
import { startingWith } from '#lib/form/state';
import { signInByPassphrase } from '#lib/people/actions';
import { signInSchema } from '#lib/people/schema';
import { limitsOf } from '#lib/text/words';

export default async function Page() {
  const t = await getTranslations('people');
  const { name, passphrase } = signInSchema.shape;
  return (
    <main>
      <Form action={signInByPassphrase} start={startingWith()}>
        <Line name="name" label={t('yourName')} {...limitsOf(name)} autoComplete="username" />
        <Line
          name="passphrase"
          type="password"
          label={t('passphrase')}
          {...limitsOf(passphrase)}
          autoComplete="current-password"
        />
        <Send>{t('passphraseKept')}</Send>
      </Form>
    </main>
  );
}
