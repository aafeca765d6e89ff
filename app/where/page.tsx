import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AroundMe } from '#components/where/around-me';
import { Towns } from '#components/where/towns';
import { lookHere } from '#lib/board/actions';
import { chosenArea } from '#lib/settings/area-cookie';
import { board } from '#lib/settings/queries';
import { townsCalled } from '#lib/values/geo/towns';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('where');
  return { title: t('look.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: Props) {
  const { town } = await searchParams;
  const name = typeof town === 'string' ? town : '';
  const [t, language, { area }, chosen] = [
    await getTranslations('where'),
    await getLocale(),
    await board(),
    await chosenArea(),
  ];
  const towns = name.trim() ? townsCalled(name, area, language) : [];
  return (
    <main id="content" className="page">
      <h1>{t('look.title')}</h1>
      <p>{t('look.lead')}</p>
      {/* Room for what comes by JavaScript, so that nothing moves when it does. */}
      <div className="[@media(scripting:enabled)]:min-h-[3.125rem]">
        <AroundMe />
      </div>
      <search>
        <form action="/where" className="flex flex-wrap items-end gap-3">
          <label className="grow">
            <span className="font-bold">{t('look.town')}</span>
            <input
              type="search"
              name="town"
              defaultValue={name}
              className="field"
              dir="auto"
              maxLength={100}
            />
          </label>
          <button type="submit" className="button-quiet">
            {t('look.find')}
          </button>
        </form>
      </search>
      {name.trim() && !towns[0] && <p>{t('look.none')}</p>}
      <Towns towns={towns} language={language} />
      <p>
        <a href="/map">{t('look.map')}</a>
      </p>
      {chosen && (
        <form action={lookHere}>
          <button type="submit" className="button-quiet">
            {t('look.here')}
          </button>
        </form>
      )}
    </main>
  );
}
