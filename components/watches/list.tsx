import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { Several } from '#lib/values/several';
import { stop } from '#lib/watches/actions';
import type { WatchView } from '#lib/watches/schema';

/** What the viewer wants to be told about, each with "stop". */
export async function Watches({ watches }: { watches: Several<WatchView> }) {
  const t = await getTranslations('watches');
  return (
    <section id="watches" className="space-y-4 pt-4">
      <h2>{t('title')}</h2>
      {watches.isEmpty && <p className="hint">{t('none')}</p>}
      <ul className="divide-y divide-rule">
        {watches.render((watch) => (
          <li key={watch.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <p>
              <Watch watch={watch} />
            </p>
            <form action={stop.bind(null, watch.id)}>
              <Send quiet>{t('stop')}</Send>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <a href="/watch" className="button-quiet">
          {t('link.some')}
        </a>
      </p>
    </section>
  );
}

const KIND = { OFFER: 'offer', REQUEST: 'request', ACTIVITY: 'activity' } as const;

/** A watch in words: “bread”, offered, around the old mill, a walk. */
async function Watch({ watch: { said, kind, place, around } }: { watch: WatchView }) {
  const t = await getTranslations('watches');
  const board = await getTranslations('board');
  const landmark = around?.landmark;
  return (
    <>
      {said ? (
        <b>
          <Words text={said} plain />
        </b>
      ) : (
        t('all')
      )}
      {kind && ` · ${board(`kinds.${KIND[kind]}`)}`}
      {place && (
        <>
          {' · '}
          <a href={placeAddress(place.slug)}>
            <Words text={place.name} plain />
          </a>
        </>
      )}
      {around && (
        <>
          {' · '}
          <a href={`/?near=${around.area}`}>
            {landmark ? t.rich('around', { where: () => <Words text={landmark} plain /> }) : t('somewhere')}
          </a>
          {' · '}
          {board(`reach.${around.reach}`)}
        </>
      )}
    </>
  );
}
