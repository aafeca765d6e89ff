import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { takeExport } from '#lib/export/actions';
import { requireViewer } from '#lib/people/session/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('things');
  return { title: t('title'), robots: { index: false } };
}

const IN_IT = ['me', 'posts', 'words', 'letters', 'coming', 'told', 'places'] as const;

export default async function Page() {
  await requireViewer('/me/things');
  const t = await getTranslations('things');
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <h2>{t('in')}</h2>
      <ul className="list-disc ps-6">
        {IN_IT.map((part) => (
          <li key={part}>{t(`has.${part}`)}</li>
        ))}
      </ul>
      <h2>{t('out')}</h2>
      <p>{t('outWords')}</p>
      <form action={takeExport} className="form">
        <Send>{t('send')}</Send>
      </form>
      <p>
        <a href="/me">{t('back')}</a>
      </p>
    </main>
  );
}
