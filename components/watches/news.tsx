import { getTranslations } from 'next-intl/server';
import { News } from '#components/page/news';
import { Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import { seen } from '#lib/watches/actions';
import { notifications } from '#lib/watches/notifications/queries';

/** What is new to the viewer, each with its dot, which goes when they look. Nothing where nothing is. */
export async function WhatIsNew({ viewer }: { viewer: Viewer | null }) {
  const news = viewer ? await notifications(viewer) : [];
  if (news.length === 0) return null;
  const t = await getTranslations('watches');
  return (
    <section className="sheet" aria-labelledby="new">
      <div className="sheet-head">
        <h2 id="new">{t('new.title')}</h2>
      </div>
      <ul className="cards">
        {news.map(({ id, title, of }) => (
          <li key={`${id} ${of}`} className="card">
            <h3 className="card-title">
              <a href={of === 'ANSWERED' ? `/posts/${id}#conversation` : `/posts/${id}`}>
                <Words text={title} plain />
              </a>
              <News />
            </h3>
            <p className="card-line">{t(`new.${of}`)}</p>
          </li>
        ))}
      </ul>
      <form action={seen}>
        <Send quiet>{t('new.seen')}</Send>
      </form>
    </section>
  );
}
