import { getTranslations } from 'next-intl/server';
import { Reason } from '#components/folds/closed';
import { Before } from '#components/ui/form/before';
import { TextArea } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { changeOwn } from '#lib/conversations/actions';
import { messageSchema } from '#lib/conversations/schema';
import { hides } from '#lib/folds/rules';
import type { OwnFold } from '#lib/folds/schema';
import { sayNobody } from '#lib/pictures/actions';
import { leavePictureOut } from '#lib/places/pictures/actions';
import { startingWith } from '#lib/platform/form/state';
import type { Several } from '#lib/values/several';
import { limitsOf } from '#lib/values/text/input';

/** What of one's own is folded, why, and how it comes back. */
export async function Own({ folds }: { folds: Several<OwnFold> }) {
  if (folds.isEmpty) return null;
  const t = await getTranslations('folds');
  return (
    <section className="space-y-4">
      <h2>{t('page.own')}</h2>
      <ul className="divide-y divide-rule">
        {folds.render((fold) => (
          <li key={fold.thing.id} className="py-4">
            <h3>{t(`kinds.${fold.thing.kind}`)}</h3>
            <p className="font-bold">
              <Reason why={fold} />
            </p>
            {fold.says && <Words text={fold.says} block />}
            <How fold={fold} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Is anybody in it?": a loaf comes back once somebody else agrees. */
async function InIt({ id, mended }: { id: string; mended: boolean }) {
  const t = await getTranslations('folds');
  return (
    <>
      {!mended && <p>{t('page.anybody')}</p>}
      <div className="flex flex-wrap gap-x-6">
        {!mended && (
          <form action={sayNobody.bind(null, id)}>
            <Send quiet>{t('page.nobody')}</Send>
          </form>
        )}
        <form action={leavePictureOut.bind(null, id)}>
          <Send quiet>{t('page.leaveOut')}</Send>
        </form>
      </div>
    </>
  );
}

async function How({ fold: { thing, says, reason, change, mended, keeperOnly } }: { fold: OwnFold }) {
  const t = await getTranslations('folds');
  if (keeperOnly) return <p className="hint">{t('page.keeper')}</p>;
  if (!hides(reason)) return <p className="hint">{t('page.closedLead')}</p>;
  return (
    <>
      {(mended || thing.kind !== 'picture') && (
        <p className="hint">
          {t(mended ? 'page.waits' : thing.kind === 'place' ? 'page.placeLead' : 'page.ownLead')}
        </p>
      )}
      {change && (
        <p>
          <a href={change}>{t('page.change')}</a>
        </p>
      )}
      {thing.kind === 'picture' && <InIt id={thing.id} mended={mended} />}
      {thing.kind === 'message' && (
        <Form action={changeOwn.bind(null, thing.id)} start={startingWith({ words: says })}>
          <Before start={startingWith({ words: says })} />
          <TextArea
            name="words"
            label={t('page.change')}
            maxLength={limitsOf(messageSchema.shape.words).maxLength}
          />
          <Send>{t('page.change')}</Send>
        </Form>
      )}
    </>
  );
}
