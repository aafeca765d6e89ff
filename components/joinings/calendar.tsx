import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import type { Viewer } from '#lib/people/viewer';
import { wholeAddress } from '#lib/platform/config/address';
import { makeMyCalendar, takeBackMyCalendar } from '#lib/posts/joinings/actions';
import { carriedCalendar } from '#lib/posts/joinings/calendar-cookie';
import { calendarOf } from '#lib/posts/joinings/queries';

/** The viewer's own calendar: its secret address is shown once, right after it was made. */
export async function MyCalendar({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('feeds');
  const token = await carriedCalendar();
  const is = await calendarOf(viewer, token);
  return (
    <section id="calendar" className="space-y-4 pt-4">
      <h2>{t('mine.title')}</h2>
      <p className="hint">{t('mine.lead')}</p>
      {is === 'this' && token && <Address token={token} />}
      {is === 'other' && <p>{t('mine.is')}</p>}
      <form action={makeMyCalendar}>
        <Send quiet>{is === 'none' ? t('mine.make') : t('mine.again')}</Send>
      </form>
      {is !== 'none' && (
        <form action={takeBackMyCalendar}>
          <Send quiet>{t('mine.back')}</Send>
        </form>
      )}
    </section>
  );
}

async function Address({ token }: { token: string }) {
  const t = await getTranslations('feeds');
  const address = wholeAddress(`/mine/${token}.ics`);
  return (
    <div role="status" className="notice">
      <label htmlFor="secret">{t('mine.here')}</label>
      <textarea
        id="secret"
        readOnly
        rows={3}
        dir="ltr"
        className="field"
        aria-label={t('mine.address')}
        defaultValue={address}
      />
      <p className="take">
        <a href={address.replace(/^https?:/, 'webcal:')}>{t('mine.open')}</a>
        <a href={`/mine/${token}.atom`}>{t('mine.feed')}</a>
      </p>
    </div>
  );
}
