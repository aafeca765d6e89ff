import { Words } from '#components/ui/words';
import { type PeopleWords, partsOf } from '#lib/values/text/people-words';

/** A notebook, paragraph by paragraph, each in its own direction: several people keep it, in several languages. */
export function Notebook({ text, plain }: { text: PeopleWords; plain: boolean }) {
  const paragraphs = partsOf(text, /\n\s*\n/);
  return (
    <div className="grid gap-4">
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
        <Words key={at} text={paragraph} block plain={plain} />
      ))}
    </div>
  );
}
