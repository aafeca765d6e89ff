import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { dismissPassphrase } from '#lib/people/passphrase/actions';
import { carriedPassphrase } from '#lib/people/passphrase/passphrase-cookie';

/** The passphrase made for a newcomer, on whatever page they see next, until they say they have it. */
export async function Passphrase() {
  const passphrase = await carriedPassphrase();
  if (!passphrase) return null;
  const t = await getTranslations('people');
  return (
    <section className="passphrase print:hidden" aria-labelledby="passphrase">
      <h2 id="passphrase">{t('passphrase')}</h2>
      <p className="passphrase-words">
        <Words text={passphrase} />
      </p>
      <p>{t('passphraseLead')}</p>
      <form action={dismissPassphrase}>
        <Send>{t('passphraseKept')}</Send>
      </form>
    </section>
  );
}
