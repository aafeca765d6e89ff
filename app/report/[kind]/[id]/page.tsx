import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { currentViewer } from '#lib/people/session/queries';
import { keepers } from '#lib/platform/config/keepers';
import { startingWith } from '#lib/platform/form/state';
import { report } from '#lib/reports/actions';
import { reportable } from '#lib/reports/queries';
import { REPORT_READY, reportSchema } from '#lib/reports/schema';
import { limitsOf } from '#lib/values/text/input';

type Props = { params: Promise<{ kind: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { kind, id } = await params;
  if (!(await reportable(await currentViewer(), kind, id))) return <NotFound />;
  const t = await getTranslations('reports');
  if (!keepers()[0])
    return (
      <main id="content" className="page">
        <h1>{t('nobody')}</h1>
        <p>{t('nobodyWords')}</p>
      </main>
    );
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {kind === 'letter' && <p>{t('letter')}</p>}
      <p className="hint">{t('hidesNot')}</p>
      <Form action={report.bind(null, kind, id)} start={startingWith()}>
        <fieldset className="choice">
          <legend>{t('why')}</legend>
          <div className="ways">
            {REPORT_READY.map((reason) => (
              <Send key={reason} quiet anyway name="reason" value={reason}>
                {t(`reasons.${reason}`)}
              </Send>
            ))}
          </div>
        </fieldset>
      </Form>
      <Form action={report.bind(null, kind, id)} start={startingWith()}>
        <Line name="words" label={t('words')} {...limitsOf(reportSchema.shape.words)} />
        <Send>{t('send')}</Send>
      </Form>
    </main>
  );
}
