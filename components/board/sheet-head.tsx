import { getTranslations } from 'next-intl/server';
import { Day } from '#components/ui/when';
import { type BoardParameters, boardPath, wanderPath } from '#lib/board/parameters';
import type { SectionView } from '#lib/posts/post/schema';

type Props = { section: SectionView; asked: BoardParameters };

/** What a sheet is for: its name and date, which lead to that day alone. */
export async function SheetHead({ section: { name, day }, asked, id }: Props & { id: string }) {
  const t = await getTranslations('board');
  if (!day)
    return (
      <div className="sheet-head">
        <h2 id={id}>{name === 'any' ? t('any') : t('later')}</h2>
      </div>
    );
  return (
    <div className="sheet-head">
      <h2 id={id}>
        <a href={boardPath({ ...asked, day, after: null })}>
          {name === 'today' ? (
            t('today')
          ) : name === 'tomorrow' ? (
            t('tomorrow')
          ) : (
            <Day day={day} style="weekday" />
          )}
        </a>
      </h2>
      <p className="text-soft">
        <Day day={day} style={name === 'day' ? 'date' : 'long'} />
      </p>
    </div>
  );
}

/** Where a part goes on. */
export async function More({ section: { name, more }, asked }: Props) {
  if (!more) return null;
  const t = await getTranslations('board');
  const day = () => <Day day={more.day} style="long" />;
  return (
    <p className="sheet-more">
      <a href={boardPath({ ...asked, ...more })} className="button-quiet">
        {name === 'any' ? t('more.any') : t.rich(name === 'later' ? 'more.later' : 'more.day', { day })}
      </a>
    </p>
  );
}

/** The way to somewhere to go, drawn by chance. */
export async function Wander({ asked: { near, reach } }: { asked: BoardParameters }) {
  const t = await getTranslations('board');
  return (
    <p className="sheet-more">
      <a href={wanderPath({ near, reach, last: null })} className="button-quiet">
        {t('wander.title')}
      </a>
    </p>
  );
}
