import { getTranslations } from 'next-intl/server';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { unfold } from '#lib/folds/actions';
import type { WaitingFold } from '#lib/folds/schema';
import { pictureAddress } from '#lib/pictures/schema';
import { startingWith } from '#lib/platform/form/state';
import type { Several } from '#lib/values/several';

/** What was hidden and changed since: whoever is at home here says that it gives nobody away any more, or leaves it. */
export async function Waiting({ folds }: { folds: Several<WaitingFold> }) {
  if (folds.isEmpty) return null;
  const t = await getTranslations('folds');
  return (
    <section className="space-y-4">
      <h2>{t('page.others')}</h2>
      <p>{t('page.othersLead')}</p>
      <ul className="divide-y divide-rule">
        {folds.render(({ thing, says, picture, saw, change }) => (
          <li key={thing.id} className="py-4">
            <h3>{t(`kinds.${thing.kind}`)}</h3>
            {picture ? (
              <img src={pictureAddress(picture, 'small')} alt={t('kinds.picture')} loading="lazy" />
            ) : (
              <Words text={says} block />
            )}
            {change && (
              <p>
                <a href={change}>{t('page.change')}</a>
              </p>
            )}
            <Form action={unfold.bind(null, thing.kind, thing.id)} start={startingWith()} className="mt-1">
              <Hidden name="saw" value={saw} />
              <Send quiet>{t('page.agree')}</Send>
            </Form>
          </li>
        ))}
      </ul>
      <p className="hint">{t('page.still')}</p>
    </section>
  );
}
