import { getTranslations } from 'next-intl/server';
import { DoorWord } from '#components/places/door-word';
import { Done } from '#components/ui/done';
import { Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { closeHere, reopenHere } from '#lib/places/closing/actions';
import { livesAt, maySetClosed } from '#lib/places/closing/queries';
import { hideHere, showHere } from '#lib/places/hiding/actions';
import { placeAddress } from '#lib/places/place/rules';
import type { PlaceView } from '#lib/places/place/schema';

/** What anyone may do for a place's page. */
export async function Care({ place, viewer }: { place: PlaceView; viewer: Viewer | null }) {
  const { id, slug, notebook, closed, isHome, isHidden } = place;
  const t = await getTranslations('places');
  const lives = isHome && viewer !== null && (await livesAt(viewer, id));
  const mayClose = viewer !== null && (await maySetClosed(viewer, { ...place, closedAt: null }));
  return (
    <section aria-labelledby="care" className="mt-12 border-t border-rule pt-6">
      <h2 id="care" className="text-[1.3125rem]">
        {t('care')}
      </h2>
      <p className="text-soft">{t('careLead')}</p>
      <div className="flex flex-wrap items-center gap-x-6">
        <a href={placeAddress(slug, 'edit')} className="button-quiet">
          {t('edit')}
        </a>
        {viewer && (
          <a href={placeAddress(slug, 'history')} className="button-quiet">
            {t('history')}
          </a>
        )}
        {notebook && !closed && (
          <a href={placeAddress(slug, 'notebook.txt')} className="button-quiet" download>
            {t('download')}
          </a>
        )}
        {mayClose && (
          <form action={closeHere.bind(null, slug)}>
            <Send quiet>{t(isHome ? (lives ? 'home.close' : 'home.closeOther') : 'close')}</Send>
          </form>
        )}
      </div>
      {mayClose && isHome && <p className="text-soft">{t('home.closeLead')}</p>}
      {lives && (
        <form action={(isHidden ? showHere : hideHere).bind(null, slug)}>
          <Send quiet>{t(isHidden ? 'home.show' : 'home.hide')}</Send>
          <p className="text-soft">{t(isHidden ? 'home.hidden' : 'home.hideLead')}</p>
        </form>
      )}
      {viewer && <DoorWord viewer={viewer} placeId={id} />}
    </section>
  );
}

type ClosedProps = { place: PlaceView; viewer: Viewer | null; isSaid?: boolean };

/** Says that a place is no more, until when that can be undone, and lets it be undone; `isSaid`: somebody just did say it. */
export async function Closed({ place: { slug, goes }, viewer, isSaid }: ClosedProps) {
  if (!goes) return null;
  const t = await getTranslations('places');
  const mayReopen = viewer !== null && !(await isCareful(viewer));
  const words = (
    <>
      <p className="font-bold">{t('isNoMore')}</p>
      <p>{t.rich('goes', { day: () => <Day day={goes} style="long" /> })}</p>
      {viewer && !mayReopen && <p>{t('careful')}</p>}
      {mayReopen && (
        <form action={reopenHere.bind(null, slug)}>
          <Send quiet>{t('reopen')}</Send>
        </form>
      )}
      {!viewer && (
        <p>
          <a href={`/sign-in?to=${encodeURIComponent(placeAddress(slug))}`}>{t('signInToReopen')}</a>
        </p>
      )}
    </>
  );
  return isSaid ? <Done id="said">{words}</Done> : <div className="notice">{words}</div>;
}
