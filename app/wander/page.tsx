import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NowhereToGo, SomewhereToGo } from '#components/board/wander';
import { Unreadable } from '#components/page/unreadable';
import { boardPath, readWanderParameters, wanderPath } from '#lib/board/parameters';
import { wander } from '#lib/board/wander';
import { board } from '#lib/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('board');
  return { title: t('wander.title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const asked = readWanderParameters(await searchParams);
  if (!asked) return <Unreadable />;
  const { near, reach, last } = asked;
  if (asked.at) redirect(wanderPath({ near: asked.at, reach, last }));
  const area = near ?? (await board()).area;
  const where = await wander({ area, reach }, last);
  const further = reach === 'walk' ? 'ride' : 'further';
  const t = await getTranslations('board');
  return (
    <main id="content" className="w-full">
      <div className="board-head">
        <h1>{t('wander.title')}</h1>
        <p className="hint">{t('wander.lead')}</p>
      </div>
      {where ? (
        <SomewhereToGo where={where} />
      ) : (
        <NowhereToGo
          further={reach === 'further' ? null : wanderPath({ near, reach: further, last: null })}
        />
      )}
      <nav className="days" aria-label={t('wander.title')}>
        {where && (
          <a href={wanderPath({ near, reach, last: where.key })} className="button-quiet">
            {t('wander.another')}
          </a>
        )}
        <a href={boardPath({ near, reach })} className="button-quiet">
          {t('whole')}
        </a>
      </nav>
    </main>
  );
}
