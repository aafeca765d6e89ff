import { getTranslations } from 'next-intl/server';
import { paperOf } from '#components/board/paper';
import { SheetHead, Wander } from '#components/board/sheet-head';
import { ActivityMark, OfferMark } from '#components/marks/kind';
import type { BoardParameters } from '#lib/board/parameters';
import type { SectionView } from '#lib/posts/post/schema';

/** A day for which nothing stands here yet. */
export async function QuietDay({ section, asked }: { section: SectionView; asked: BoardParameters }) {
  const t = await getTranslations('board');
  const day = section.day ? `?day=${section.day}` : '';
  return (
    <section className={`sheet sheet-${section.name} ${paperOf(section.day)}`} aria-labelledby={section.name}>
      <SheetHead section={section} asked={asked} id={section.name} />
      <p className="quiet">{section.name === 'today' ? t('quiet.today') : t('quiet.day')}</p>
      <p className="ways">
        <a href={`/together${day}`} className="button-quiet">
          <ActivityMark />
          {t('quiet.together')}
        </a>
        <a href={`/offer${day}`} className="button-quiet">
          <OfferMark />
          {t('quiet.offer')}
        </a>
      </p>
      {section.name === 'today' && <Wander asked={asked} />}
    </section>
  );
}
