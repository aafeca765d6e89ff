import { getLocale, getTranslations } from 'next-intl/server';
import { chooseLanguage } from '#lib/people/person/actions';
import { LANGUAGES, recordOf } from '#lib/values/language/languages';

/** The end of every page: what this is, what it remembers, and the other languages, each by its own name. */
export async function Foot() {
  const locale = await getLocale();
  const t = await getTranslations('page');
  return (
    <footer className="foot print:hidden">
      <nav className="flex flex-wrap gap-x-1" aria-label={t('foot')}>
        <a href="/about">{t('about')}</a>
        <a href="/remembers">{t('remembers')}</a>
      </nav>
      <form className="foot-language" aria-label={t('language')}>
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="submit"
            formAction={chooseLanguage.bind(null, language)}
            lang={language}
            aria-current={language === locale ? true : undefined}
          >
            {recordOf(language).name}
          </button>
        ))}
      </form>
    </footer>
  );
}
