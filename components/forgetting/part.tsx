import { getTranslations } from 'next-intl/server';
import { Day } from '#components/ui/when';
import { PERIODS, type PeriodName, type SectionName } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Days back in which a date needs no year. */
const NEAR = 300;

type Props = { part: SectionName; oldest: Map<PeriodName, string> };

/** One part of what the board remembers: each kind of thing, when it goes, of which day the oldest is, and why it is held. */
export async function Part({ part, oldest }: Props) {
  const t = await getTranslations('remembers');
  return (
    <section aria-labelledby={part}>
      <h2 id={part}>{t(`part.${part}`)}</h2>
      <dl className="divide-y divide-rule">
        {PERIODS.filter(({ of }) => of === part).map(({ what, after }) => (
          <div key={what} className="py-4">
            <dt className="font-bold">{t(`what.${what}`)}</dt>
            <dd>{t(`after.${after}`)}</dd>
            <Oldest day={oldest.get(what)} />
            <dd className="text-soft">{t(`why.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function Oldest({ day }: { day: string | undefined }) {
  if (!day) return null;
  const t = await getTranslations('remembers');
  // A date alone is that of this year, or of the last one where it is near.
  const isNear = day > addDays(todayIn(zone(), now()), -NEAR);
  return <dd>{t.rich('oldest', { day: () => <Day day={day} style={isNear ? 'date' : 'full'} /> })}</dd>;
}
