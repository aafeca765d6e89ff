import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFound } from '#components/page/not-found';
import { Check } from '#components/ui/form/check';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { foldFor } from '#lib/folds/actions';
import { newcomerOf } from '#lib/folds/newcomer/queries';
import { foldable } from '#lib/folds/queries';
import { foldSchema, READY_REASONS } from '#lib/folds/schema';
import { currentViewer } from '#lib/people/session/queries';
import { startingWith } from '#lib/platform/form/state';
import { limitsOf } from '#lib/values/text/input';

type Props = { params: Promise<{ kind: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('folds');
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { kind, id } = await params;
  const viewer = await currentViewer();
  const found = viewer && (await foldable(viewer, kind, id));
  if (!found) return <NotFound />;
  const t = await getTranslations('folds');
  const { thing } = found;
  const isNewcomers = (await newcomerOf(viewer, thing)) !== undefined;
  const everything = isNewcomers && (
    <More summary={t('more')} names={['everything', 'ofAll']}>
      <Check name="everything" label={t('everything')} hint={t('everythingHint')} />
      <Check name="ofAll" label={t('ofAll')} hint={t('ofAllHint')} />
    </More>
  );
  return (
    <main id="content" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <p className="hint">{t('once')}</p>
      <Form action={foldFor.bind(null, thing.kind, thing.id)} start={startingWith()}>
        {everything}
        <fieldset className="choice">
          <legend>{t('title')}</legend>
          <div className="ways">
            {READY_REASONS.map((reason) => (
              <Send key={reason} quiet anyway name="reason" value={reason}>
                {t(`reasons.${reason}`)}
              </Send>
            ))}
            {isNewcomers && (
              <Send quiet anyway name="reason" value="GIVES_AWAY">
                {t('GIVES_AWAY')}
              </Send>
            )}
          </div>
        </fieldset>
      </Form>
      <Form action={foldFor.bind(null, thing.kind, thing.id)} start={startingWith()}>
        {everything}
        <Line name="words" label={t('words')} {...limitsOf(foldSchema.shape.words)} />
        <Send>{t('send')}</Send>
      </Form>
    </main>
  );
}
