import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { ChangeDate } from '#components/posts/date';
import { DateHeading } from '#components/posts/date-heading';
import { currentViewer } from '#lib/people/session/queries';
import { datesToChange } from '#lib/posts/occurrences/queries';

type Props = { params: Promise<{ id: string; day: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posts');
  return { title: t('date.title'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { id, day } = await params;
  const dates = await datesToChange(await currentViewer(), id);
  const date = dates.find((each) => each.day.id === day);
  if (!date) return <NotFound />;
  return (
    <main id="content" className="page">
      <DateHeading date={date} />
      <ChangeDate date={date} />
    </main>
  );
}
