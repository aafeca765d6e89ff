import { getTranslations } from 'next-intl/server';
import { When } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { HiddenPost as Hidden } from '#lib/posts/post/schema';

/** What is left of a post that is hidden: to those coming its day, hour and place, to its hosts the way to change it. */
export async function HiddenPost({ post: { isHost, days, place } }: { post: Hidden }) {
  const t = await getTranslations('folds');
  return (
    <main id="content" className="page">
      <h1>{t('date.title')}</h1>
      {days[0] && <p>{t('date.lead')}</p>}
      <ul>
        {days.map((day) => (
          <li key={day.id} className="font-bold">
            {day.calledOff ? (
              <s>
                <When day={day} alternatives={[]} style="long" />
              </s>
            ) : (
              <When day={day} alternatives={[]} style="long" />
            )}
          </li>
        ))}
      </ul>
      {place && days[0] && (
        <p>
          <a href={placeAddress(place.slug)}>
            <Words text={place.name} plain />
          </a>
        </p>
      )}
      {isHost && (
        <p>
          <a href="/folded">{t('page.see')}</a>
        </p>
      )}
    </main>
  );
}
