import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { muteThem, unmuteThem } from '#lib/people/mute/actions';
import { muted } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import type { PeopleWords } from '#lib/values/text/people-words';

/** Not to see somebody any more. */
export async function Mute({ name }: { name: PeopleWords }) {
  const t = await getTranslations('people');
  return (
    <form action={muteThem.bind(null, name)} className="mt-6 space-y-1">
      <Send quiet>{t('mute.send')}</Send>
      <p className="hint">{t('mute.hint')}</p>
    </form>
  );
}

/** The page of somebody whom the viewer does not want to see: how to see them again, and nothing of them. */
export async function Muted({ name }: { name: PeopleWords }) {
  const t = await getTranslations('people');
  return (
    <main id="content" className="page">
      <h1>
        <Words text={name} plain />
      </h1>
      <p id="said">{t('mute.page')}</p>
      <SeeAgain name={name} />
    </main>
  );
}

async function SeeAgain({ name }: { name: PeopleWords }) {
  const t = await getTranslations('people');
  return (
    <form action={unmuteThem.bind(null, name)}>
      <Send quiet>{t('mute.again')}</Send>
    </form>
  );
}

/** Whom the viewer does not want to see. */
export async function MutedPeople({ viewer }: { viewer: Viewer }) {
  const [t, people] = [await getTranslations('people'), await muted(viewer)];
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('mute.title')}</h2>
      <ul data-list="" className="peer divide-y divide-rule">
        {people.render((name) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-4 py-2">
            <Words text={name} plain />
            <SeeAgain name={name} />
          </li>
        ))}
      </ul>
      <p className="hidden text-soft peer-empty:block">{t('mute.none')}</p>
    </section>
  );
}
