import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { News } from '#components/page/news';
import { Live } from '#components/ui/live';
import { Day } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { correspondences } from '#lib/letters/correspondence/queries';
import { requireViewer } from '#lib/people/session/queries';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('letters');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page() {
  const list = await correspondences(await requireViewer('/letters'));
  const t = await getTranslations('letters');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p className="text-soft">{t('listLead')}</p>
      <Live about="letters" part="correspondences">
        <ul data-list="" className="peer divide-y divide-rule">
          {list.render(({ id, name, latest, hasNews }) => (
            <li key={id} data-key={id} className="flex flex-wrap items-baseline gap-x-3 py-3">
              <a href={`/letters/${id}#end`} className="font-bold">
                <Words text={name} plain />
              </a>
              {hasNews && <News />}
              <span className="text-soft">
                <Day day={dayOf(latest, zone())} style="near" />
              </span>
            </li>
          ))}
        </ul>
        <p className="hidden peer-empty:block">{t('none')}</p>
      </Live>
    </main>
  );
}
