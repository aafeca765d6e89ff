import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MyCalendar } from '#components/joinings/calendar';
import { WordsForm } from '#components/people/about-form';
import { AddressForm } from '#components/people/address-form';
import { Doors } from '#components/people/doors';
import { FirstDays } from '#components/people/first-days';
import { Inviting } from '#components/people/inviting';
import { LanguageForm } from '#components/people/language-form';
import { LettersForm } from '#components/people/letters-form';
import { LooksFirst } from '#components/people/looks-first';
import { MutedPeople } from '#components/people/mute';
import { NameForm } from '#components/people/name-form';
import { ToldForm } from '#components/people/told';
import { Done } from '#components/ui/done';
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
  const said = (whats: string[], words = t('me.kept')) =>
    typeof kept === 'string' && whats.includes(kept) && <Done id="kept">{words}</Done>;
  return (
    <main id="content" className="page">
      <h1>{t('me.title')}</h1>
      {said(['passphrase'], t('me.passphraseMade'))}
      {said(['door'], t('welcome.me'))}
      <FirstDays viewer={viewer} />
      <NameForm name={mine.name} />
      {said(['name'])}
      <WordsForm words={mine.words} />
      {said(['words'])}
      <LettersForm from={mine.lettersFrom} />
      {said(['letters'])}
      <LooksFirst isOn={mine.looksFirst} />
      {said(['looksFirst'])}
      <MutedPeople viewer={viewer} />
      <LanguageForm language={mine.language} />
      {said(['language'])}
      <AddressForm email={mine.email} />
      {said(['address', 'link'], kept === 'link' ? t('me.linkSent') : undefined)}
      <Watches watches={mineWatched} />
      {said(['watch', 'stopped'], kept === 'stopped' ? t('me.stopped') : t('me.watched'))}
      <ToldForm told={settings} hasAddress={mine.email !== null} />
      {said(['told'])}
      <MyCalendar viewer={viewer} />
      {said(['calendar'], t('me.calendarGone'))}
      <Inviting />
      <Doors />
    </main>
  );
}
