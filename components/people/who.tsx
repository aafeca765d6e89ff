import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { Send } from '#components/ui/form/form';
import { SentAgain } from '#components/ui/form/sent-again';
import { Words } from '#components/ui/words';
import { emailSchema } from '#lib/people/address/schema';
import { signInSchema } from '#lib/people/person/schema';
import { BEFORE } from '#lib/platform/form/before';
import { type FormOnItsWay, type HeldForm, WHO_FIELDS } from '#lib/platform/form/held';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

type Props = Pick<FormOnItsWay, 'address' | 'action'> & { held: HeldForm };

/** Asks who sends a form whose session has ended: everything typed goes along, and on from where it was. */
export async function Who({ address, action, held }: Props) {
  const t = await getTranslations('people');
  const errors = await getTranslations('errors');
  const { name, passphrase } = signInSchema.shape;
  const [{ maxLength: longestName }, { maxLength: longest }] = [limitsOf(name), limitsOf(passphrase)];
  const state = {
    ...startingWith({ [WHO_FIELDS.name]: held.who, [WHO_FIELDS.email]: held.email }),
    errors: Object.fromEntries(Object.entries(held.mistakes).map(([field, key]) => [field, errors(key)])),
    notice: t(held.isLinkSent ? 'who.linkSent' : 'who.lead'),
    status: 403 as const,
  };
  return (
    <SentAgain address={address} fields={[...action, ...held.fields]} state={state}>
      {held.isLinkSent && <Ask way="on">{t('who.goOn')}</Ask>}
      <Line name={WHO_FIELDS.name} label={t('signIn.name')} maxLength={longestName} autoComplete="username" />
      <Line
        name={WHO_FIELDS.passphrase}
        type="password"
        label={t('passphrase')}
        hint={t('signIn.passphraseHint')}
        maxLength={longest}
        autoComplete="current-password"
      />
      <Send>{t('who.go')}</Send>
      <h2>{t('signIn.byLink')}</h2>
      <Line
        name={WHO_FIELDS.email}
        type="email"
        dir="ltr"
        label={t('email')}
        hint={t('signIn.byLinkHint')}
        maxLength={limitsOf(emailSchema.shape.email).maxLength}
        autoComplete="email"
      />
      <Ask way="link">{t('signIn.byLinkSend')}</Ask>
      {held.isForAnybody && (
        <>
          <h2>{t('who.new')}</h2>
          <p>{t('who.newWords')}</p>
          <Ask way="newcomer">{t('who.goNew')}</Ask>
        </>
      )}
      <Wrote fields={held.fields} />
    </SentAgain>
  );
}

const Ask = ({ way, children }: { way: 'on' | 'link' | 'newcomer'; children: string }) => (
  <Send quiet anyway name={WHO_FIELDS.ask} value={way}>
    {children}
  </Send>
);

/** What was typed, to be read and copied: of several words, since what is one may be a choice. */
async function Wrote({ fields }: Pick<HeldForm, 'fields'>) {
  const t = await getTranslations('people');
  const texts = fields.filter(
    ([name, value]) => !name.startsWith('$') && name !== BEFORE && /\S\s+\S/u.test(value),
  );
  if (texts.length === 0) return null;
  return (
    <>
      <h2>{t('who.wrote')}</h2>
      {texts.map(([name, value]) => (
        <Words key={`${name} ${value}`} text={value} block plain />
      ))}
    </>
  );
}
