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
      <Rules
        of={[
          t('ruleGive'),
          t('ruleNothingOwed'),
          t('ruleAsk'),
          t('rulePlaces'),
          t('ruleKind'),
          t('rulePictures'),
          t('ruleFood'),
          t('age'),
        ]}
      />
      <h2>{t('notWanted')}</h2>
      <Rules of={[t('notSelling'), t('notAway'), t('notThreats'), t('notSuspicious'), t('notFaces')]} />
      <h2>{t('whenHarm')}</h2>
      <Rules of={[t('harmFold'), t('harmOther'), t('harmUndo'), t('harmReport'), t('harmNow')]} />
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

function Rules({ of }: { of: string[] }) {
  return (
    <ul className="list-disc space-y-2 ps-6">
      {of.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}
