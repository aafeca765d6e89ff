import { useTranslations } from 'next-intl';
import { Live } from '#components/ui/live';
import { Hour } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import type { PlaceView } from '#lib/places/place/schema';
import type { TodayView } from '#lib/places/today/schema';
import { hourOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What is so today, in ember: it glows until its hour. */
export function Today({ today: { words, until } }: { today: TodayView }) {
  const t = useTranslations('places');
  return (
    <p className="text-[1.1875rem] leading-snug font-bold text-ember">
      <Words text={words} plain />
      {hourOf(until, zone()) !== '00:00' && <> {t.rich('until', { hour: () => <Hour instant={until} /> })}</>}
    </p>
  );
}

type HereProps = { place: Pick<PlaceView, 'id' | 'today'>; viewer: Viewer | null };

/** Today's line on its place's page: for those signed in it comes and goes while they look. */
export function TodayHere({ place: { id, today }, viewer }: HereProps) {
  if (!viewer) return today && <Today today={today} />;
  return (
    <Live about={`place:${id}`} part="today">
      <div data-list="">
        {today && (
          <div data-key="today">
            <Today today={today} />
          </div>
        )}
      </div>
    </Live>
  );
}
