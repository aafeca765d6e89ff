import { getTranslations } from 'next-intl/server';
import { Sender } from '#components/people/sender';
import { PictureFields } from '#components/pictures/fields';
import { FoodFields } from '#components/posts/food-fields';
import { NeighbourFields } from '#components/posts/neighbour';
import { WhenFields } from '#components/posts/when-fields';
import { WhereFields } from '#components/posts/where-fields';
import { AskedCheck, Check } from '#components/ui/form/check';
import { HeldLine, Line, TextArea } from '#components/ui/form/fields';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { Day } from '#components/ui/when';
import type { Viewer } from '#lib/people/viewer';
import type { PictureView } from '#lib/pictures/schema';
import { BEFORE } from '#lib/platform/form/before';
import type { FormAction, FormState } from '#lib/platform/form/state';
import { HOST_FIELDS, postSchemas } from '#lib/posts/draft/schema';
import { FIELDS } from '#lib/posts/post/fields';
import type { PostKind } from '#lib/posts/post/schema';
import { limitsOf } from '#lib/values/text/input';

type PostFormProps = {
  kind: PostKind;
  action: FormAction;
  viewer: Viewer | null;
  start: FormState;
  /** The post that is changed, as it stood when the form was opened. */
  changing?: { version: string; before: string; pictures: PictureView[]; goes: string | null };
};

/** The form for a post, new or changed: first what every post needs, then what few need, folded away. */
export async function PostForm({ kind, action, viewer, start, changing }: PostFormProps) {
  const t = await getTranslations('posts');
  const { title, body, forWhom } = FIELDS;
  return (
    <Form action={action} start={start}>
      <Line name="title" label={t(`what.${kind}`)} hint={t(`whatHint.${kind}`)} {...limitsOf(title.input)} />
      {kind === 'REQUEST' && (
        <Line name="forWhom" label={t('forWhom')} hint={t('forWhomHint')} {...limitsOf(forWhom.input)} />
      )}
      <WhenFields kind={kind} />
      <WhereFields near={start.values.near?.[0]} place={start.values.place?.[0]} />
      <TextArea name="words" label={t('tell')} hint={t('tellHint')} {...limitsOf(body.input)} />
      <PictureFields existing={changing?.pictures} />
      {kind !== 'ACTIVITY' && <Check name="together" label={t('together')} hint={t('togetherHint')} />}
      {kind === 'ACTIVITY' && <GatheringFields more={changing !== undefined} />}
      <OtherKindsFields kind={kind} />
      <FoodFields />
      {/* Of what was typed in for a neighbour there is no door to tell. */}
      {!start.values.typedFor?.[0] && <ArrivalFields kind={kind} />}
      <NeighbourFields kind={kind} />
      <AskedCheck name="publish" label={t('publish')} />
      {changing && <Hidden name="version" value={changing.version} />}
      {changing && <Hidden name={BEFORE} value={changing.before} />}
      <p className="hint">
        {changing?.goes
          ? t.rich('goesOn', { day: () => <Day day={changing.goes ?? ''} style="near" /> })
          : t('goesLater')}
      </p>
      <Sender viewer={viewer} />
      <Send>{changing ? t('sendChange') : t(`send.${kind}`)}</Send>
    </Form>
  );
}

/** How one gets in; gone from the page as soon as it is for a neighbour, where the browser can tell. */
async function ArrivalFields({ kind }: { kind: PostKind }) {
  const t = await getTranslations('posts');
  return (
    <div className="own-door">
      <More summary={t('arrival')} names={['arrival', 'waitWhere', 'arrivalForAll']}>
        <TextArea
          name="arrival"
          label={t('arrivalWords')}
          hint={t('arrivalHint')}
          {...limitsOf(postSchemas[kind].shape.arrival)}
          rows={3}
        />
        {kind === 'ACTIVITY' && <DoorFields />}
      </More>
    </div>
  );
}

/** What only an activity asks about the door: where one waits, and whether all who come may know the way. */
async function DoorFields() {
  const t = await getTranslations('posts');
  return (
    <>
      <Line
        name="waitWhere"
        label={t('waitWhere')}
        hint={t('waitWhereHint')}
        {...limitsOf(FIELDS.waitWhere.input)}
      />
      <Check name="arrivalForAll" label={t('arrivalForAll')} hint={t('arrivalForAllHint')} />
    </>
  );
}

const OF_SOME_KINDS = ['forWhom', 'ifItRains', 'hands', 'waitWhere'] as const;

/** What this kind does not ask, where it was said or typed while the post was of another. */
async function OtherKindsFields({ kind }: { kind: PostKind }) {
  const t = await getTranslations('posts');
  return OF_SOME_KINDS.map((name) => {
    const kinds: readonly PostKind[] = FIELDS[name].of;
    return kinds.includes(kind) ? null : (
      <HeldLine key={name} name={name} label={t(name)} {...limitsOf(FIELDS[name].input)} />
    );
  });
}

/** What only an activity asks: rain, hands, and who calls it too (`more` where somebody calls it already). */
async function GatheringFields({ more }: { more: boolean }) {
  const t = await getTranslations('posts');
  const { ifItRains, hands } = FIELDS;
  const { host } = postSchemas.ACTIVITY.shape;
  return (
    <>
      <More summary={t('rain')} names={['ifItRains', 'hands']}>
        <Line
          name="ifItRains"
          label={t('ifItRains')}
          hint={t('ifItRainsHint')}
          {...limitsOf(ifItRains.input)}
        />
        <Line name="hands" label={t('hands')} hint={t('handsHint')} {...limitsOf(hands.input)} />
      </More>
      <More summary={more ? t('hostsMore') : t('hosts')} names={[...HOST_FIELDS]}>
        <p className="hint">{t('hostHint')}</p>
        {HOST_FIELDS.map((name) => (
          <Line key={name} name={name} label={t('host')} {...limitsOf(host)} autoComplete="off" />
        ))}
      </More>
    </>
  );
}
