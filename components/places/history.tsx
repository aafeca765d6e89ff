import { getTranslations } from 'next-intl/server';
import { PutBack, UndoDay } from '#components/places/put-back';
import { Difference } from '#components/ui/difference';
import { Said } from '#components/ui/when';
import { Words } from '#components/ui/words';
import type { Folded } from '#lib/folds/schema';
import { placeAddress } from '#lib/places/place/rules';
import type { Change, ChangeView } from '#lib/places/versions/schema';
import type { PeopleWords } from '#lib/values/text/people-words';

/** One change of a place's page: when, by whom, what came and went, and the way back to how it stood before. */
export async function ChangeOf({
  place,
  change,
}: {
  place: { slug: string; version: string; folded: Folded };
  change: ChangeView;
}) {
  const t = await getTranslations('places');
  return (
    <li className="grid gap-3 border-t border-rule py-5">
      <p className="font-bold">
        <Said instant={change.at} style="long" /> · {change.who ? <Who name={change.who} /> : t('nobody')}
      </p>
      {change.isFolded && <p>{t('isFolded')}</p>}
      {change.changes.map((part) => (
        <Part key={part.part} change={part} />
      ))}
      <div className="flex flex-wrap items-center gap-x-6">
        {change.before !== 'GONE' && (
          <a href={placeAddress(place.slug, `history/${change.id}`)} className="button-quiet">
            {t('asBefore')}
          </a>
        )}
        {(change.before !== 'GONE' || place.folded === 'GONE') && (
          <PutBack place={place} to={change.id} quiet />
        )}
        {change.allThatDay && change.who && <UndoDay place={place} of={change.id} who={change.who} />}
      </div>
    </li>
  );
}

function Who({ name }: { name: PeopleWords }) {
  return (
    <a href={`/people/${encodeURIComponent(name)}`}>
      <Words text={name} plain />
    </a>
  );
}

async function Part({ change }: { change: Change }) {
  const t = await getTranslations('places');
  if (!('pieces' in change)) return <p>{t(`part.${change.part}`)}</p>;
  return (
    <div>
      <p className="text-soft">{t(`part.${change.part}`)}</p>
      <Difference pieces={change.pieces} added={t('added')} removed={t('removed')} />
    </div>
  );
}
