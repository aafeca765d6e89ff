import { getTranslations } from 'next-intl/server';
import { Guests } from '#components/joinings/guests';
import { Sender } from '#components/people/sender';
import { Done } from '#components/ui/done';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { Live } from '#components/ui/live';
import { Words } from '#components/ui/words';
import type { Viewer } from '#lib/people/viewer';
import { startingWith } from '#lib/platform/form/state';
import { cannotComeAfterAll, joinDay } from '#lib/posts/joinings/actions';
import { joinings } from '#lib/posts/joinings/queries';
import type { Several } from '#lib/values/several';
import type { PeopleWords } from '#lib/values/text/people-words';

type Props = { viewer: Viewer | null; post: { id: string }; day: { id: string }; said: unknown };

/** Coming to one day of an activity: to say so, to take it back, and who else, for those who may know; `said` is what was just done, from the address. */
export async function Joining({ viewer, post, day, said }: Props) {
  const view = (await joinings(viewer, post.id)).get(day.id);
  if (!view) return null;
  const { mine, knownAs, mayJoin, hasUnseen, names, guests, door } = view;
  const t = await getTranslations('joinings');
  return (
    <div id={`coming-${day.id}`} className="space-y-3">
      {mine && <Mine post={post} day={day} mine={mine} isSaid={said === `coming-${day.id}`} />}
      {!mine && said === `cannot-${day.id}` && <Done id="said">{t('youDoNot')}</Done>}
      {!mine && mayJoin && hasUnseen && <p className="hint">{t('unseen')}</p>}
      {!mine && mayJoin && <Come viewer={viewer} day={day} />}
      {knownAs && (
        <p className="hint">{t.rich('knownAs', { words: () => <Words text={knownAs} plain /> })}</p>
      )}
      {guests && door && <Guests post={post} day={day} guests={guests} door={door} said={said} />}
      {!guests && names && <Names post={post} day={day} names={names} />}
    </div>
  );
}

async function Come({ viewer, day }: Pick<Props, 'viewer' | 'day'>) {
  const t = await getTranslations('joinings');
  const buttons = (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <Send>{t('come')}</Send>
      <Send quiet name="unnamed" value="yes">
        {t('unnamed')}
      </Send>
    </div>
  );
  return (
    <Form action={joinDay.bind(null, day.id)} start={startingWith()} className="space-y-3">
      {viewer ? (
        buttons
      ) : (
        <More summary={t('come')} names={['name', 'passphrase']}>
          <div className="form py-2">
            <Sender viewer={viewer} />
            {buttons}
          </div>
        </More>
      )}
    </Form>
  );
}

type MineProps = Pick<Props, 'post' | 'day'> & { mine: 'named' | 'unnamed'; isSaid: boolean };

async function Mine({ post, day, mine, isSaid }: MineProps) {
  const t = await getTranslations('joinings');
  const isUnnamed = mine === 'unnamed';
  const words = t(isUnnamed ? 'youComeUnnamed' : 'youCome');
  return (
    <>
      {isSaid ? <Done id="said">{words}</Done> : <p className="font-bold">{words}</p>}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <form action={cannotComeAfterAll.bind(null, post.id, day.id)}>
          <Send quiet>{t('cannot')}</Send>
        </form>
        <Form action={joinDay.bind(null, day.id)} start={startingWith()} className="contents">
          <Send quiet {...(isUnnamed ? {} : { name: 'unnamed', value: 'yes' })}>
            {t(isUnnamed ? 'showName' : 'hideName')}
          </Send>
        </Form>
      </div>
    </>
  );
}

async function Names({ post, day, names }: Pick<Props, 'post' | 'day'> & { names: Several<PeopleWords> }) {
  const t = await getTranslations('joinings');
  return (
    <Live about={`post:${post.id}`} part={`coming-${day.id}`}>
      <p id={`who-${day.id}`} className="text-soft">
        {t('who')}
      </p>
      <ul data-list="" aria-labelledby={`who-${day.id}`} className="peer flex flex-wrap gap-x-4">
        {names.render((name) => (
          <li key={name} data-key={name}>
            <a href={`/people/${encodeURIComponent(name)}`} className="inline-flex min-h-11 items-center">
              <Words text={name} plain />
            </a>
          </li>
        ))}
      </ul>
      <p className="hidden text-soft peer-empty:block">{t('noNames')}</p>
    </Live>
  );
}
