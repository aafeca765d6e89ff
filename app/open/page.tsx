import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Sender } from '#components/people/sender';
import { PictureFields } from '#components/pictures/fields';
import { HomeField, PlaceFields } from '#components/places/fields';
import { Form, Send } from '#components/ui/form/form';
import { currentViewer } from '#lib/people/session/queries';
import { openHere } from '#lib/places/place/actions';
import { startingWith } from '#lib/platform/form/state';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('open'), robots: { index: false } };
}

export default async function Page() {
  const t = await getTranslations('places');
  const viewer = await currentViewer();
  return (
    <main id="content" className="page">
      <h1>{t('open')}</h1>
      <p>{t('openLead')}</p>
      <Form action={openHere} start={startingWith()}>
        <HomeField />
        <PlaceFields />
        <PictureFields />
        <Sender viewer={viewer} />
        <Send>{t('sendOpen')}</Send>
      </Form>
    </main>
  );
}
