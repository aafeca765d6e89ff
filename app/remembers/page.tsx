import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Part } from '#components/forgetting/part';
import { oldestHeld } from '#lib/operations/forgetting/queries';
import { SECTIONS } from '#lib/values/periods';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('remembers');
  return { title: t('title') };
}

export default async function Page() {
  const oldest = await oldestHeld();
  const t = await getTranslations('remembers');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <p className="hint">{t('live')}</p>
      {SECTIONS.map((part) => (
        <Part key={part} part={part} oldest={oldest} />
      ))}
      <h2>{t('stays')}</h2>
      <p>{t('staysWords')}</p>
      <h2>{t('copies')}</h2>
      <p>{t('copiesWords')}</p>
      <h2>{t('never')}</h2>
      <p>{t('neverWords')}</p>
    </main>
  );
}
