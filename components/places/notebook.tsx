import { Words } from '#components/ui/words';

/** A notebook, paragraph by paragraph, each in its own direction: several people keep it, in several languages. */
export function Notebook({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div className="grid gap-4">
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
        <Words key={at} text={paragraph} block />
      ))}
    </div>
  );
}
