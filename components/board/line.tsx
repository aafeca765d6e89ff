import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { BoardParameters } from '#lib/board/parameters';
import type { PeopleWords } from '#lib/values/text/people-words';

/** Where one looks, how far, and for what: "around the old mill, a walk". It opens to where that is chosen. */
export async function LookingLine({
  asked,
  landmark,
}: {
  asked: BoardParameters;
  landmark: PeopleWords | null;
}) {
  const t = await getTranslations('board');
  const far = () => <span className="looking-choice">{t(`reach.${asked.reach}`)}</span>;
  return (
    <h1 className="looking">
      {landmark
        ? t.rich('line.place', {
            where: () => (
              <span className="looking-choice">
                <Words text={landmark} plain />
              </span>
            ),
            far,
          })
        : t.rich('line.here', { where: (words) => <span className="looking-choice">{words}</span>, far })}
      {asked.kind && (
        <>
          {' · '}
          <span className="looking-choice">{t(`kinds.${asked.kind}`)}</span>
        </>
      )}
    </h1>
  );
}
