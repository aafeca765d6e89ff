import { getTranslations } from 'next-intl/server';
import { isAskedToLook } from '#lib/folds/review/queries';
import type { Viewer } from '#lib/people/viewer';

/** On the board, to whoever may agree: that something was changed and waits for a second look. Nothing where nothing does. */
export async function AskedToLook({ viewer }: { viewer: Viewer | null }) {
  if (!viewer || !(await isAskedToLook(viewer))) return null;
  const t = await getTranslations('folds');
  return <p className="notice">{t.rich('page.asked', { link: (words) => <a href="/folded">{words}</a> })}</p>;
}
