import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { Sender } from '#components/people/sender';
import { PictureFields } from '#components/pictures/fields';
import { Closed } from '#components/places/care';
import { PlaceFields } from '#components/places/fields';
import { AboutPlace } from '#components/places/heading';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { currentViewer } from '#lib/people/session/queries';
import { changeHere } from '#lib/places/place/actions';
import { pageToChange, placeAsked } from '#lib/places/place/queries';
import { isSpot, valuesOf } from '#lib/places/place/rules';
import { holding } from '#lib/platform/form/held';
import { startingWith } from '#lib/platform/form/state';
import { townAt } from '#lib/values/geo/towns';

/** The town around which a place is said to be, so that it stays so. */
function keptTown(cell: string | null) {
  return cell && !isSpot(cell) ? { town: [{ value: cell, label: townAt(cell) }] } : undefined;
}

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('places');
  return { title: t('edit'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const here = await placeAsked((await params).slug, { page: 'edit' });
  if (!here) return <NotFound />;
  const viewer = await currentViewer();
  // Closed while somebody was writing, it has what they typed.
  const isSent = holding().getStore()?.action[0] !== undefined;
  const page = await pageToChange(viewer, here);
  const says = page ?? here;
  const t = await getTranslations('places');
  return (
    <main id="content" className="page">
      <AboutPlace place={here}>{t('edit')}</AboutPlace>
      <Closed place={here} viewer={viewer} />
      {!here.goes && here.folded === 'GONE' && <p className="notice">{t(page ? 'hiddenMend' : 'hidden')}</p>}
      {((!here.goes && page) || isSent) && (
        <>
          <p>{t('editLead')}</p>
          <Form action={changeHere} start={{ ...startingWith(valuesOf(says)), choices: keptTown(says.cell) }}>
            <Hidden name="slug" value={here.slug} />
            <Hidden name="version" value={here.version} />
            <PlaceFields place={here} />
            <PictureFields />
            <Sender viewer={viewer} />
            <Send>{t('sendEdit')}</Send>
          </Form>
        </>
      )}
    </main>
  );
}
