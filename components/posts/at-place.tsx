import { getTranslations } from 'next-intl/server';
import { Card } from '#components/posts/card';
import { postsAt } from '#lib/posts/queries';

/** What is to come at a place, each with its day. Nothing where nothing is. */
export async function PostsAt({ placeId }: { placeId: string }) {
  const cards = await postsAt(placeId);
  if (!cards[0]) return null;
  const t = await getTranslations('board');
  return (
    <section aria-labelledby="here">
      <h2 id="here">{t('here')}</h2>
      <ul className="cards">
        {cards.map((card) => (
          <Card key={card.day.id} card={card} dated />
        ))}
      </ul>
    </section>
  );
}
