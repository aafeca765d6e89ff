import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FoldAway } from '#components/folds/fold-away';
import { Ending } from '#components/letters/ending';
import { WriteLetter } from '#components/letters/write';
import { JustDone } from '#components/page/just-done';
import { NotFound } from '#components/page/not-found';
import { Mute, Muted } from '#components/people/mute';
import { Welcome } from '#components/people/welcome';
import { Done } from '#components/ui/done';
import { Words } from '#components/ui/words';
import { beginTo } from '#lib/letters/actions';
import { lettersWith } from '#lib/letters/queries';
import { mutedNamed } from '#lib/people/mute/queries';
import { personNamed } from '#lib/people/person/queries';
import { requireViewer } from '#lib/people/session/queries';
import { DEEDS_OF_FOLDS } from '#lib/platform/form/done';
import { saidIn } from '#lib/platform/form/said';
import type { PeopleWords } from '#lib/values/text/people-words';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('person.title'), robots: { index: false } };
}

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ said?: unknown }> };

export default async function Page({ params, searchParams }: Props) {
  const name = decoded((await params).name);
  const viewer = await requireViewer(`/people/${encodeURIComponent(name)}`);
  const person = await personNamed(viewer, name);
  const muted = person ? undefined : await mutedNamed(viewer, name);
  if (muted) return <Muted name={muted} />;
  if (!person) return <NotFound />;
  const [t, said] = [await getTranslations('people'), await saidIn((await searchParams).said)];
  return (
    <main id="content" className="page">
      <h1>
        <Words text={person.name} plain />
      </h1>
      <JustDone said={said} of={DEEDS_OF_FOLDS} />
      {person.words && <Words text={person.words} block plain={person.isNew} />}
      {person.isViewer ? (
        <p>
          <a href="/me">{t('person.change')}</a>
        </p>
      ) : (
        <>
          {person.words && <FoldAway thing={{ kind: 'about', id: person.id }} standing="newcomer" short />}
          <Welcome viewer={viewer} name={person.name} isSaid={said === 'welcomed'} />
          {said === 'lettersEnded' && <Done id="said">{t('person.lettersEnded')}</Done>}
          <LettersWith name={person.name} />
          <Mute name={person.name} />
        </>
      )}
    </main>
  );
}

async function LettersWith({ name }: { name: PeopleWords }) {
  const between = await lettersWith(await requireViewer('/letters'), name);
  if (!between) return null;
  const t = await getTranslations('letters');
  const { correspondenceId, closed } = between;
  if (correspondenceId)
    return (
      <>
        <p>
          <a href={`/letters/${correspondenceId}#end`} className="button">
            {t('yours')}
          </a>
        </p>
        <Ending name={name} closed={closed} />
      </>
    );
  return (
    <>
      {closed ? (
        <p className="text-soft">{t(`closed.${closed}`)}</p>
      ) : (
        <WriteLetter action={beginTo.bind(null, name)} label={t('begin')} />
      )}
      <Ending name={name} closed={closed} />
    </>
  );
}

/** A name as it stands in the address. The door has refused what cannot be decoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
