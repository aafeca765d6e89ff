import { getTranslations } from 'next-intl/server';
import { Card } from '#components/posts/card';
import { postsAt } from '#lib/posts/card/queries';

/** What is on at a place in the days to come, and what anyone may begin there. */
export async function OnHere({ place: { id, slug } }: { place: { id: string; slug: string } }) {
  const t = await getTranslations('places');
  const cards = await postsAt(id);
  const here = `?place=${encodeURIComponent(slug)}`;
  return (
    <section aria-labelledby="on" className="mt-12">
      <h2 id="on">{t('on')}</h2>
      {cards.isEmpty ? (
        <p className="text-soft">{t('nothingOn')}</p>
      ) : (
        <ul className="cards place-on">
          {cards.render((card) => (
            <Card key={card.day.id} card={card} dated />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-6">
        <a href={`/together${here}`} className="button-quiet">
          {t('together')}
        </a>
        <a href={`/ask${here}`} className="button-quiet">
          {t('ask')}
        </a>
        <a href={`/offer${here}`} className="button-quiet">
          {t('offer')}
        </a>
      </p>
    </section>
  );
}
