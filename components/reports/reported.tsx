import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { pictureAddress } from '#lib/pictures/schema';
import { answer } from '#lib/reports/actions';
import type { ReportView } from '#lib/reports/schema';

/** What was reported, as whoever holds the link of the mail sees it, and the two answers. Looking answers nothing. */
export async function Reported({ token, report }: { token: string; report: ReportView }) {
  const t = await getTranslations('reports');
  const { kind, reason, why, says, by, picture, page } = report;
  return (
    <main id="content" className="page">
      <h1>{t('answer.title')}</h1>
      <p className="font-bold">{t(`told.${reason}`)}</p>
      {why && <Words text={why} block plain />}
      <h2>{t(`kinds.${kind}`)}</h2>
      {picture && <img src={pictureAddress(picture, 'small')} alt="" />}
      {says && <Words text={says} block plain />}
      {by && <p>{t.rich('answer.by', { name: () => <Words text={by} plain /> })}</p>}
      {page && (
        <p>
          <a href={page}>{t('answer.page')}</a>
        </p>
      )}
      <form action={answer.bind(null, token, 'erased')} className="form">
        <p className="hint">{t('answer.eraseWords')}</p>
        <Send>{t('answer.erase')}</Send>
      </form>
      <form action={answer.bind(null, token, 'left')} className="form">
        <Send quiet>{t('answer.leave')}</Send>
      </form>
      <p className="hint">{t('answer.hint')}</p>
    </main>
  );
}
