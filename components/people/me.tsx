import { getLocale, getTranslations } from 'next-intl/server';
import { Choice } from '#components/ui/form/choices';
import { Line, TextArea } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { changeAddress, forgetAddress } from '#lib/people/address/actions';
import { emailSchema } from '#lib/people/address/schema';
import { makePassphrase } from '#lib/people/passphrase/actions';
import { changeLanguage, changeLettersFrom, changeName, changeWords } from '#lib/people/person/actions';
import { aboutSchema, type LettersFrom, nameSchema } from '#lib/people/person/schema';
import { signOut, signOutEverywhere } from '#lib/people/session/actions';
import { startingWith } from '#lib/platform/form/state';
import { LANGUAGES, recordOf } from '#lib/values/language/languages';
import { limitsOf } from '#lib/values/text/input';

/** The viewer's name. */
export async function NameForm({ name }: { name: string }) {
  const t = await getTranslations('people');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.name')}</h2>
      <Form action={changeName} start={startingWith({ name })}>
        <Line
          name="name"
          label={t('me.nameLabel')}
          hint={t('me.nameHint')}
          {...limitsOf(nameSchema.shape.name)}
          autoComplete="nickname"
        />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}

/** What the viewer says of themselves. */
export async function WordsForm({ words }: { words: string }) {
  const t = await getTranslations('people');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.words')}</h2>
      <Form action={changeWords} start={startingWith({ words })}>
        <TextArea
          name="words"
          label={t('me.wordsLabel')}
          hint={t('me.wordsHint')}
          {...limitsOf(aboutSchema.shape.words)}
        />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}

/** From whom the viewer takes letters. */
export async function LettersForm({ from }: { from: LettersFrom }) {
  const t = await getTranslations('people');
  const options = [
    { value: 'CONVERSATIONS', label: t('me.lettersConversations') },
    { value: 'NOBODY', label: t('me.lettersNobody'), hint: t('me.lettersNobodyHint') },
  ];
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.letters')}</h2>
      <Form action={changeLettersFrom} start={startingWith({ lettersFrom: from })}>
        <Choice name="lettersFrom" label={t('me.lettersLabel')} options={options} />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}

/** The language of the viewer's pages and mails. */
export async function LanguageForm({ language }: { language: string | null }) {
  const t = await getTranslations('people');
  const options = LANGUAGES.map((value) => ({ value, label: recordOf(value).name }));
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('me.language')}</h2>
      <Form action={changeLanguage} start={startingWith({ language: language ?? (await getLocale()) })}>
        <Choice name="language" label={t('me.languageLabel')} options={options} />
        <Send quiet>{t('me.keep')}</Send>
      </Form>
    </section>
  );
}

/** The viewer's e-mail address, if they have given one. */
export async function AddressForm({ email }: { email: string | null }) {
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
        <Send quiet>{t('me.emailSend')}</Send>
      </Form>
      {email && (
        <form action={forgetAddress}>
          <Send quiet>{t('me.emailForget')}</Send>
        </form>
      )}
    </section>
  );
}

/** Bringing others along. */
export async function Inviting() {
  const t = await getTranslations('invitations');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('meTitle')}</h2>
      <p>
        <a href="/invite">{t('me')}</a>
      </p>
    </section>
  );
}

/** A new passphrase, and the ways out. */
export async function Doors() {
  const t = await getTranslations('people');
  return (
    <>
      <section className="space-y-4 pt-4">
        <h2>{t('me.passphrase')}</h2>
        <p className="hint">{t('me.passphraseHint')}</p>
        <form action={makePassphrase}>
          <Send quiet>{t('me.passphraseSend')}</Send>
        </form>
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
