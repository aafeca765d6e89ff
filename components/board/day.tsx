import { getTranslations } from 'next-intl/server';
import { Nearly } from '#components/board/nearly';
import { NothingFound } from '#components/board/nothing-found';
import { QuietDay } from '#components/board/quiet-day';
import { Sheet } from '#components/board/sheets';
import { Day } from '#components/ui/when';
import { type BoardParameters, boardPath } from '#lib/board/parameters';
import type { Looked } from '#lib/board/probes';
import { boardDay } from '#lib/board/queries';

type Props = { looked: Looked & BoardParameters; day: string };

/** One day of the board, and the days before and after it on which something is. */
export async function OneDay({ looked, day }: Props) {
  const { section, earlier, later, sought } = await boardDay(looked, day);
  const t = await getTranslations('board');
  const to = (other: string) => ({
    href: boardPath({ ...looked, day: other, after: null }),
    words: () => <Day day={other} style="long" />,
  });
  const isFiltered = looked.q !== null || looked.kind !== null;
  return (
    <>
      {!section.cards.isEmpty ? (
        <>
          <Nearly sought={sought} asked={looked} />
          <Sheet section={section} asked={looked} sought={sought} />
        </>
      ) : isFiltered ? (
        <NothingFound asked={looked} />
      ) : (
        <QuietDay section={section} asked={looked} />
      )}
      <nav className="days" aria-label={t('days')}>
        {earlier && (
          <a href={to(earlier).href} className="button-quiet" rel="prev">
            {t.rich('earlier', { day: to(earlier).words })}
          </a>
        )}
        {later && (
          <a href={to(later).href} className="button-quiet" rel="next">
            {t.rich('next', { day: to(later).words })}
          </a>
        )}
        <a href={boardPath({ near: looked.near, reach: looked.reach })} className="button-quiet">
          {t('whole')}
        </a>
      </nav>
    </>
  );
}
