import { getTranslations } from 'next-intl/server';
import { Ending } from '#components/letters/ending';
import { WriteLetter } from '#components/letters/write';
import { Report } from '#components/reports/report';
import { Send } from '#components/ui/form/form';
import { Live } from '#components/ui/live';
import { Said } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { showFirst, writeIn } from '#lib/letters/actions';
import type { LettersView, LetterView } from '#lib/letters/schema';
import type { PeopleWords } from '#lib/values/text/people-words';

/** The letters between two, by arrival, and the form for the next one. */
export async function Letters({ view }: { view: LettersView }) {
  const t = await getTranslations('letters');
  const { id, name, letters, earlier, isLatest, closed } = view;
  if (view.waits)
    return (
      <section id="end" className="space-y-4">
        <p className="notice">{t('firstWords')}</p>
        <form action={showFirst.bind(null, id)}>
          <Send>{t('showFirst')}</Send>
        </form>
        <Ending name={name} closed={closed} />
      </section>
    );
  const list = (
    <ul data-list="" role="log" aria-label={t('title')} className="divide-y divide-rule">
      {earlier && (
        <li data-key="earlier" className="py-2">
          <a href={`/letters/${id}?before=${earlier}`} className="button-quiet">
            {t('earlier')}
          </a>
        </li>
      )}
      {letters.render((letter) => (
        <Letter key={letter.id} letter={letter} name={name} />
      ))}
    </ul>
  );
  if (!isLatest)
    return (
      <>
        {list}
        <p>
          <a href={`/letters/${id}#end`} className="button-quiet">
            {t('latest')}
          </a>
        </p>
      </>
    );
  return (
    <>
      <Live about="letters" part="letters">
        {list}
      </Live>
      <div id="end">
        {closed ? (
          <p className="notice">{t(`closed.${closed}`)}</p>
        ) : (
          <WriteLetter action={writeIn.bind(null, id)} />
        )}
        <Ending name={name} closed={closed} />
      </div>
    </>
  );
}

async function Letter({ letter, name }: { letter: LetterView; name: PeopleWords }) {
  const t = await getTranslations('letters');
  const { id, words, when, isMine, isNew } = letter;
  return (
    <li id={`letter-${id}`} data-key={id} className="py-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong>{isMine ? t('me') : <Words text={name} plain />}</strong>
        <span className="text-soft">
          <Said instant={when} />
        </span>
      </p>
      <Words text={words} block plain={isNew} />
      {!isMine && <Report kind="letter" id={id} />}
    </li>
  );
}
