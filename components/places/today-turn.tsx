import { getTranslations } from 'next-intl/server';
import { TodayForm } from '#components/places/today-form';
import { Send } from '#components/ui/form/form';
import type { Viewer } from '#lib/people/viewer';
import { sayNoMoreHere } from '#lib/places/today/actions';
import type { TodayView } from '#lib/places/today/schema';
import { takeBackHere } from '#lib/posts/occurrences/actions';
import { isOffByLine } from '#lib/posts/occurrences/queries';

/** Says what is so today, or that it is so no more: for those signed in on the page itself, for visitors a page away. */
export async function TodayTurn({
  slug,
  today,
  viewer,
  visitorsTo,
}: {
  slug: string;
  today: TodayView | null;
  viewer: Viewer | null;
  visitorsTo: string;
}) {
  const t = await getTranslations('places');
  const mayTakeBack = today && (await isOffByLine(viewer, slug, today.words));
  if (!viewer) return <p>{!today && <a href={visitorsTo}>{t('sayToday')}</a>}</p>;
  return (
    <div className="flex flex-wrap items-start gap-x-6">
      {today && (
        <form action={sayNoMoreHere.bind(null, slug)}>
          <Send quiet>{t('noMoreSo')}</Send>
        </form>
      )}
      {today && mayTakeBack && (
        <form action={takeBackHere.bind(null, slug)}>
          <Send quiet>{t('takeBack')}</Send>
        </form>
      )}
      <div className="min-w-0 grow">
        <TodayForm place={{ slug, today }} viewer={viewer} summary={t(today ? 'sayOther' : 'sayToday')} />
      </div>
    </div>
  );
}
