import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import { board } from '#lib/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('about');
  return { title: t('title') };
}

export default async function Page() {
  const { words } = await board();
  const t = await getTranslations('about');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {words && (
        <>
          <h2>{t('board')}</h2>
          <Words text={words} block />
        </>
      )}
      <h2>{t('rules')}</h2>
      <ul className="list-disc space-y-2 ps-6">
        <li>{t('ruleGive')}</li>
        <li>{t('ruleNothingOwed')}</li>
        <li>{t('ruleAsk')}</li>
        <li>{t('rulePlaces')}</li>
        <li>{t('ruleKind')}</li>
        <li>{t('rulePictures')}</li>
        <li>{t('ruleFood')}</li>
      </ul>
      <h2>{t('keeper')}</h2>
      <p>{t('keeperWords')}</p>
      <h2>{t('forgets')}</h2>
      <p>{t.rich('forgetsWords', { remembers: (words) => <a href="/remembers">{words}</a> })}</p>
      <h2>{t('software')}</h2>
      <p>{t('softwareWords')}</p>
      <h2>{t('towns')}</h2>
      <p>
        {t.rich('townsWords', {
          source: (words) => (
            <a href="https://www.geonames.org/" rel="noopener noreferrer">
              {words}
            </a>
          ),
          licence: (words) => (
            <a href="https://creativecommons.org/licenses/by/4.0/" rel="noopener noreferrer">
              {words}
            </a>
          ),
        })}
      </p>
    </main>
  );
}
