import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Sender } from '#components/people/sender';
import { Answer } from '#components/ui/answer';
import { Line } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { TownField } from '#components/ui/form/town-field';
import { beginBoard } from '#lib/board/opening/actions';
import { currentViewer } from '#lib/people/session/queries';
import { startingWith } from '#lib/platform/form/state';
import { opens } from '#lib/settings/queries';
import { beginSchema } from '#lib/settings/schema';
import { limitsOf } from '#lib/values/text/input';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('begin');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { key } = await searchParams;
  const t = await getTranslations('begin');
  const where = await getTranslations('where');
  if (typeof key !== 'string' || !(await opens(key))) return <Used />;
  const { boardName, whereAt, today } = beginSchema.shape;
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <Form action={beginBoard} start={startingWith()}>
        <Hidden name="key" value={key} />
        <Line
          name="boardName"
          label={t('boardName')}
          hint={t('boardNameHint')}
          {...limitsOf(boardName)}
          autoComplete="off"
        />
        <Line
          name="whereAt"
          label={t('where')}
          hint={t('whereHint')}
          {...limitsOf(whereAt)}
          autoComplete="off"
        />
        <TownField label={where('which')} none={where('noTown')} />
        <Line name="today" label={t('today')} hint={t('todayHint')} {...limitsOf(today)} autoComplete="off" />
        <Line name="hour" type="time" label={t('hour')} hint={t('hourHint')} />
        <Sender viewer={await currentViewer()} />
        <Send>{t('send')}</Send>
      </Form>
    </main>
  );
}

async function Used() {
  const t = await getTranslations('begin');
  return (
    <main id="content" className="page">
      <Answer status={410} />
      <h1>{t('usedTitle')}</h1>
      <p>{t('used')}</p>
      <p>
        <a href="/">{t('toBoard')}</a>
      </p>
    </main>
  );
}
