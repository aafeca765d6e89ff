import { getTranslations } from 'next-intl/server';
import { News } from '#components/page/news';
import { Words } from '#components/ui/words';
import { hasUnreadLetters as hasLetters } from '#lib/letters/correspondence/queries';
import { currentViewer } from '#lib/people/session/queries';
import { board } from '#lib/settings/queries';
import { hasNotifications } from '#lib/watches/notifications/queries';

/** The head of every page: the board's name leads home, and the ways lead around. */
export async function Top() {
  const t = await getTranslations('page');
  const [{ name }, viewer] = await Promise.all([board(), currentViewer()]);
  const [letters, news] = viewer ? await Promise.all([hasLetters(viewer), hasNotifications(viewer)]) : [];
  return (
    <header className="top">
      <p className="top-name">
        <a href="/" rel="home">
          <Words text={name} plain />
        </a>
        {news && <News />}
      </p>
      <nav className="top-ways print:hidden" aria-label={t('ways')}>
        <a href="/places">{t('places')}</a>
        <a href="/map">{t('map')}</a>
        {viewer && (
          <a href="/letters">
            {t('letters')}
            {letters && <News />}
          </a>
        )}
        {viewer ? <a href="/me">{t('me')}</a> : <a href="/sign-in">{t('signIn')}</a>}
      </nav>
    </header>
  );
}
