import { getTranslations } from 'next-intl/server';
import { Report } from '#components/reports/report';
import { Send } from '#components/ui/form/form';
import { hide } from '#lib/folds/actions';
import type { Folder } from '#lib/folds/rules';
import type { FoldableThing } from '#lib/folds/schema';

type Props = { thing: FoldableThing; standing: Folder['standing']; short?: boolean };

/** Under what others wrote: one tap hides what gives somebody away, for anybody; whoever is settled may fold it for another reason. */
export async function FoldAway({ thing: { kind, id }, standing, short = false }: Props) {
  const t = await getTranslations('folds');
  const ofPage = kind === 'place' || kind === 'version';
  const said = ofPage ? 'GIVES_AWAY_page' : short ? 'GIVES_AWAY_short' : 'GIVES_AWAY';
  return (
    <div className="fold-away">
      <form action={hide.bind(null, kind, id, 'GIVES_AWAY')}>
        <Send quiet>{t(said)}</Send>
      </form>
      {standing === 'settled' && (
        <a href={`/fold/${kind}/${id}`} className="button-quiet">
          {t('other')}
        </a>
      )}
      <Report kind={kind} id={id} />
    </div>
  );
}
