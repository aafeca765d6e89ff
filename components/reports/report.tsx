import { getTranslations } from 'next-intl/server';
import { reportableKind } from '#lib/reports/schema';

/** Beside a thing: the way to report it to the keeper. The same for everybody, whether it was or not. `id`: of a picture its key. */
export async function Report({ kind, id }: { kind: string; id: string }) {
  if (!reportableKind(kind)) return null;
  const t = await getTranslations('reports');
  return (
    <a href={`/report/${kind}/${id}`} className="button-quiet">
      {t('link')}
    </a>
  );
}
