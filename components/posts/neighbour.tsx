import { getTranslations } from 'next-intl/server';
import { Check } from '#components/ui/form/check';
import { Line } from '#components/ui/form/fields';
import { Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import { withdrawForNeighbour } from '#lib/posts/post/actions';
import { FIELDS } from '#lib/posts/post/fields';
import type { PostKind, PostView } from '#lib/posts/post/schema';
import { limitsOf } from '#lib/values/text/input';

/** That it is for somebody without a telephone, which few forms need; of an offer also whose it is, which a request asks above. */
export async function NeighbourFields({ kind }: { kind: PostKind }) {
  if (kind === 'ACTIVITY') return null;
  const t = await getTranslations('posts');
  const names = kind === 'OFFER' ? ['typedFor', 'forWhom'] : ['typedFor'];
  return (
    <More summary={t('neighbour.ask')} names={names}>
      <Check name="typedFor" label={t('neighbour.yes')} hint={t('neighbour.hint')} />
      {kind === 'OFFER' && (
        <Line
          name="forWhom"
          label={t('neighbour.whose')}
          hint={t('neighbour.whoseHint')}
          {...limitsOf(FIELDS.forWhom.input)}
        />
      )}
    </More>
  );
}

/** "Typed in by a neighbour", and where one answers: on the sheet at its place, else under it. */
export async function TypedIn({ post: { typedFor, where, isAtHome } }: { post: PostView }) {
  if (!typedFor) return null;
  const t = await getTranslations('posts');
  const { place } = where;
  return (
    <p className="mt-5">
      {t('neighbour.typedIn')}{' '}
      {place && !isAtHome
        ? t.rich('neighbour.answerAt', {
            place: () => (
              <a href={placeAddress(place.slug)}>
                <Words text={place.name} plain />
              </a>
            ),
          })
        : t('neighbour.answerBelow')}
    </p>
  );
}

/** Whoever is past careful days takes it off the board, where it has found its way: whoever typed it in may not look for days. */
export async function WithdrawForNeighbour({ post: { id } }: { post: PostView }) {
  const t = await getTranslations('posts');
  return (
    <form action={withdrawForNeighbour.bind(null, id)}>
      <p className="hint">{t('neighbour.withdrawHint')}</p>
      <Send quiet>{t('neighbour.withdraw')}</Send>
    </form>
  );
}
