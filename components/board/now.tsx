import { getTranslations } from 'next-intl/server';
import { ActivityMark } from '#components/marks/kind';
import { PlaceMark } from '#components/marks/pattern';
import { Until } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { CardView, LineView } from '#lib/posts/post/schema';
import type { Several } from '#lib/values/several';
import type { SearchTerms } from '#lib/values/text/search-text';

type Props = { lines: Several<LineView>; going: Several<CardView>; sought?: SearchTerms | null };

/** What is so at places and what goes on right now: the one part of the board that glows. */
export async function Now({ lines, going, sought }: Props) {
  if (lines.isEmpty && going.isEmpty) return null;
  const t = await getTranslations('board');
  return (
    <section className="now" aria-labelledby="now">
      <h2 id="now" className="sr-only">
        {t('now')}
      </h2>
      <ul>
        {lines.render(({ id, slug, name, words }) => (
          <li key={id}>
            <PlaceMark of={id} className="size-7" />
            <p>
              <a href={placeAddress(slug)}>
                <Words text={words} plain sought={sought} />
                <span className="sr-only">
                  {' · '}
                  <Words text={name} plain />
                </span>
              </a>
            </p>
          </li>
        ))}
        {going.render(({ id, title, where, day }) => (
          <li key={day.id}>
            {where.place ? (
              <PlaceMark of={where.place.id} className="size-7" />
            ) : (
              <ActivityMark className="size-7" />
            )}
            <p>
              <a href={`/posts/${id}`}>
                <Words text={title} plain sought={sought} />
              </a>
              {day.endSaid && (
                <>
                  {', '}
                  <Until day={day} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
