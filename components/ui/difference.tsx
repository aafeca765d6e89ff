import { WordsPiece } from '#components/ui/words';
import type { DiffPiece } from '#lib/values/text/difference';

/** What somebody wrote, with what came and what went, and a word of ours for whoever does not see which. */
export function Difference({
  pieces,
  added,
  removed,
}: {
  pieces: DiffPiece[];
  added: string;
  removed: string;
}) {
  return (
    <div dir="auto" className="words words-block [unicode-bidi:plaintext]">
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
        <Shown key={at} piece={piece} added={added} removed={removed} />
      ))}
    </div>
  );
}

function Shown({
  piece: { kind, text },
  added,
  removed,
}: {
  piece: DiffPiece;
  added: string;
  removed: string;
}) {
  if (kind === 'added')
    return (
      <ins className="ms-0.5 bg-tint decoration-2 underline-offset-4">
        <span className="sr-only">{added} </span>
        <WordsPiece text={text} />
      </ins>
    );
  if (kind === 'removed')
    return (
      <del className="text-soft">
        <span className="sr-only">{removed} </span>
        <WordsPiece text={text} />
      </del>
    );
  return (
    <span className="text-soft">
      <WordsPiece text={text} />
    </span>
  );
}
