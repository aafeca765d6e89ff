import { getTranslations } from 'next-intl/server';
import { News } from '#components/page/news';
import { Send } from '#components/ui/form/form';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import type { Several } from '#lib/values/several';
import { seen } from '#lib/watches/actions';
import { notifications } from '#lib/watches/notifications/queries';
import type { NewsView } from '#lib/watches/schema';

/** What is new to the viewer, each with its dot, which goes when they look. Nothing where nothing is. */
export async function WhatIsNew({ viewer }: { viewer: Viewer | null }) {
  const news = viewer && (await notifications(viewer));
  if (!news || news.isEmpty) return null;
  const t = await getTranslations('watches');
  return (
    <section className="sheet" aria-labelledby="new">
      <div className="sheet-head">
        <h2 id="new">{t('new.title')}</h2>
      </div>
      <ul className="cards">
        {news.render((piece) => (
          <li key={piece.id} className="card">
            {piece.title !== null && (
              <h3 className="card-title">
                <a href={`/posts/${piece.postId}${piece.of === 'ANSWERED' ? '#conversation' : ''}`}>
                  <Words text={piece.title} plain />
                </a>
                <News />
              </h3>
            )}
            <p className="card-line">
              <Said piece={piece} />
              {piece.title === null && <News />}
            </p>
          </li>
        ))}
      </ul>
      <form action={seen}>
        <Send quiet>{t('new.seen')}</Send>
      </form>
    </section>
  );
}

/** The same at the post, above all else: what is not as it was. What one watches for, or wrote under, is what one came to read. */
export async function NewHere({ news }: { news: Several<NewsView> }) {
  const changes = news.only(({ of }) => of !== 'WATCHED' && of !== 'ANSWERED' && of !== 'NAMED');
  if (changes.isEmpty) return null;
  return (
    <div className="notice" role="status">
      {changes.render((piece) => (
        <p key={piece.id}>
          <Said piece={piece} />
        </p>
      ))}
    </div>
  );
}

async function Said({ piece: { of, day } }: { piece: NewsView }) {
  const t = await getTranslations('watches');
  return t.rich(`new.${of}`, {
    day: () => day && <Day day={day} style="long" />,
    link: (words) => <a href="/folded">{words}</a>,
  });
}
