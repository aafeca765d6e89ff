import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MyCalendar } from '#components/joinings/calendar';
import { WordsForm } from '#components/people/about-form';
import { AddressForm } from '#components/people/address-form';
import { Doors } from '#components/people/doors';
import { Inviting } from '#components/people/inviting';
import { LanguageForm } from '#components/people/language-form';
import { LettersForm } from '#components/people/letters-form';
import { NameForm } from '#components/people/name-form';
import { ToldForm } from '#components/people/told';
import { Watches } from '#components/watches/list';
import { notificationSettings } from '#lib/people/notification-settings/queries';
import { profile } from '#lib/people/person/queries';
import { requireViewer } from '#lib/people/session/queries';
import { watches } from '#lib/watches/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('me.title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { kept } = await searchParams;
  const viewer = await requireViewer('/me');
  const [mine, settings, mineWatched] = await Promise.all([
    profile(viewer),
    notificationSettings(viewer),
    watches(viewer),
  ]);
  const t = await getTranslations('people');
  return (
    <main id="content" className="page">
      <h1>{t('me.title')}</h1>
      {kept && (
        <p role="status" className="notice">
          {kept === 'link' ? t('me.linkSent') : kept === 'passphrase' ? t('me.passphraseMade') : t('me.kept')}
        </p>
      )}
      <NameForm name={mine.name} />
      <WordsForm words={mine.words} />
      <LettersForm from={mine.lettersFrom} />
      <LanguageForm language={mine.language} />
      <AddressForm email={mine.email} />
      <Watches watches={mineWatched} />
      <ToldForm told={settings} hasAddress={mine.email !== null} />
      <MyCalendar viewer={viewer} />
      <Inviting />
      <Doors />
    </main>
  );
}
