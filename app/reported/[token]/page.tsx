import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Reported } from '#components/reports/reported';
import { Answer } from '#components/ui/answer';
import { reportBy } from '#lib/reports/queries';
import { ANSWERS } from '#lib/reports/schema';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports');
  return { title: t('answer.title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const { now } = await searchParams;
  const found = await reportBy(token);
  if (found) return <Reported token={token} report={found} />;
  const t = await getTranslations('reports');
  const done = ANSWERS.find((each) => each === now);
  return (
    <main id="content" className="page">
      {!done && <Answer status={410} />}
      <h1>{done ? t(`answer.${done}`) : t('answer.over')}</h1>
      <p>{done ? t(`answer.${done}Words`) : t('answer.overWords')}</p>
      <p>
        <a href="/">{t('board')}</a>
      </p>
    </main>
  );
}
