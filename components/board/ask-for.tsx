import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { PeopleWords } from '#lib/values/text/people-words';

/** The words go on into a request. */
export async function AskFor({
  words,
  look,
}: {
  words: PeopleWords | null;
  look: 'button' | 'button-quiet';
}) {
  if (!words) return null;
  const t = await getTranslations('board');
  return (
    <a href={`/ask?title=${encodeURIComponent(words)}`} className={look}>
      {t.rich('nothing.ask', { words: () => <Words text={words} plain /> })}
    </a>
  );
}
