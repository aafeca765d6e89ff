import { getTranslations } from 'next-intl/server';
import { Sender } from '#components/people/sender';
import { Choice } from '#components/ui/form/choices';
import { Line } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { KIND_PARAMETERS } from '#lib/board/parameters';
import type { Viewer } from '#lib/people/viewer';
import { startingWith } from '#lib/platform/form/state';
import { REACHES } from '#lib/values/geo/reach';
import { limitsOf } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';
import { tellMe } from '#lib/watches/actions';
import { type WatchRequest, watchSchema } from '#lib/watches/schema';

type Props = {
  viewer: Viewer | null;
  wish: WatchRequest;
  place: { slug: string; name: PeopleWords } | null;
  /** Where one looks: an area, and the name of a place in it; null where the board is nowhere in particular. */
  around: { area: string; landmark: PeopleWords | null } | null;
};

/** What to be told about: words, of what kind, and how far around; or a place. */
export async function WatchForm({ viewer, wish, place, around }: Props) {
  const t = await getTranslations('watches');
  const board = await getTranslations('board');
  const start = { q: wish.q, kind: wish.kind ?? '', reach: wish.reach ?? 'walk' };
  return (
    <Form action={tellMe} start={startingWith(start)}>
      {place && (
        <p>
          <Hidden name="place" value={place.slug} />
          {t.rich('at', { place: () => <Words text={place.name} plain /> })}
        </p>
      )}
      <Line
        name="q"
        label={t('words')}
        hint={place || around ? t('wordsHint') : t('wordsOnlyHint')}
        {...limitsOf(watchSchema.shape.q)}
        autoComplete="off"
      />
      <Choice
        name="kind"
        label={board('find.kind')}
        options={(['', ...KIND_PARAMETERS] as const).map((value) => ({
          value,
          label: board(`kinds.${value || 'all'}`),
        }))}
      />
      {around && !place && (
        <>
          <Hidden name="near" value={around.area} />
          <Choice
            name="reach"
            label={board('find.far')}
            hint={around.landmark ? undefined : t('hereHint')}
            options={[
              ...REACHES.map((value) => ({ value: value as string, label: board(`reach.${value}`) })),
              { value: '', label: t('anywhere') },
            ]}
          />
        </>
      )}
      <Sender viewer={viewer} />
      <Send>{t('send')}</Send>
      <p className="hint">{t('how')}</p>
    </Form>
  );
}
