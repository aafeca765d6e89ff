import { getTranslations } from 'next-intl/server';
import { Choice } from '#components/ui/form/choices';
import { Line, Select } from '#components/ui/form/fields';
import { More } from '#components/ui/form/more';
import { DAY_FIELDS, WHENS, WITHOUT_FIELDS } from '#lib/posts/draft/schema';
import type { PostKind } from '#lib/posts/post/schema';
import { RHYTHMS } from '#lib/values/time/rhythm';

// Each part shows with the choices that need it. Browsers that do not know :has() show them all, and the server reads what was chosen.
const PART = 'grid gap-[inherit] supports-[selector(:has(a))]:hidden';
const DAY = `${PART} group-has-[[value=day]:checked]/when:grid group-has-[[value=days]:checked]/when:grid group-has-[[value=span]:checked]/when:grid group-has-[[value=rhythm]:checked]/when:grid`;
const MORE_DAYS = `${PART} group-has-[[value=days]:checked]/when:grid`;
const UNTIL = `${PART} group-has-[[value=span]:checked]/when:grid`;
const RHYTHM = `${PART} group-has-[[value=rhythm]:checked]/when:grid`;
const GOES = {
  today: 'hidden group-has-[[value=today]:checked]/when:block',
  day: 'hidden group-has-[[value=day]:checked]/when:block',
  days: 'hidden group-has-[[value=days]:checked]/when:block',
  span: 'hidden group-has-[[value=span]:checked]/when:block',
  any: 'hidden group-has-[[value=any]:checked]/when:block',
  rhythm: 'hidden group-has-[[value=rhythm]:checked]/when:block',
};
const HOURS = `grid gap-[inherit] grid-cols-2 items-end group-has-[[value=any]:checked]/when:hidden`;

/**
 * When something is: the choice, then the fields that it needs. An activity has a day to meet, so "any day" is not among them. No day has a
 * `min`: a browser would refuse to send a form for a field that is not shown; the server says it in words.
 */
export async function WhenFields({ kind }: { kind: PostKind }) {
  const t = await getTranslations('posts');
  const whens = WHENS.filter((when) => kind !== 'ACTIVITY' || when !== 'any');
  const [, ...others] = DAY_FIELDS;
  return (
    <div className="group/when grid gap-6">
      <Choice
        name="when"
        label={t('when')}
        options={whens.map((value) => ({ value, label: t(`whens.${value}`) }))}
      />
      {whens.map((value) => (
        <p key={value} className={`hint ${GOES[value]}`}>
          {t(`goes.${value}`)}
        </p>
      ))}
      <div className={DAY}>
        <Line name="day" type="date" label={t('day')} />
      </div>
      <div className={MORE_DAYS}>
        {others.map((name) => (
          <Line key={name} name={name} type="date" label={t('orDay')} />
        ))}
      </div>
      <div className={UNTIL}>
        <Line name="until" type="date" label={t('until')} />
      </div>
      <div className={RHYTHM}>
        <Select
          name="rhythm"
          label={t('rhythm')}
          hint={t('rhythmHint')}
          options={[
            { value: '', label: t('chooseRhythm') },
            ...RHYTHMS.map((value) => ({ value, label: t(`rhythms.${value}`) })),
          ]}
        />
        <More summary={t('without')} names={[...WITHOUT_FIELDS]}>
          {WITHOUT_FIELDS.map((name) => (
            <Line key={name} name={name} type="date" label={t('withoutDay')} />
          ))}
        </More>
      </div>
      <div className={HOURS}>
        <Line
          name="start"
          type="time"
          label={t('start')}
          hint={kind === 'ACTIVITY' ? t('startHint') : undefined}
        />
        <Line name="end" type="time" label={t('end')} hint={kind === 'ACTIVITY' ? t('endHint') : undefined} />
      </div>
    </div>
  );
}
