import { getTranslations } from 'next-intl/server';
import { Proof } from '#components/people/proof';
import { Form, Send } from '#components/ui/form/form';
import { makePassphrase } from '#lib/people/passphrase/actions';
import { signOut, signOutEverywhere } from '#lib/people/session/actions';
import { startingWith } from '#lib/platform/form/state';

/** A new passphrase, and the ways out. */
export async function Doors() {
  const t = await getTranslations('people');
  return (
    <>
      <section className="space-y-4 pt-4">
        <h2>{t('me.passphrase')}</h2>
        <p className="hint">{t('me.passphraseHint')}</p>
        <Form action={makePassphrase} start={startingWith()}>
          <Proof />
          <Send quiet>{t('me.passphraseSend')}</Send>
        </Form>
      </section>
      <section className="space-y-4 pt-4">
        <h2>{t('me.out')}</h2>
        <form action={signOut}>
          <Send quiet>{t('me.signOut')}</Send>
        </form>
        <p className="hint">{t('me.everywhereHint')}</p>
        <form action={signOutEverywhere}>
          <Send quiet>{t('me.signOutEverywhere')}</Send>
        </form>
        <p>
          <a href="/me/things">{t('me.things')}</a>
        </p>
        <p className="hint">{t('me.thingsHint')}</p>
        <p>
          <a href="/me/leave">{t('me.leave')}</a>
        </p>
      </section>
    </>
  );
}
