import type { Piece } from '#lib/values/text/difference';

/** What somebody wrote, with what came and what went: beside <Words>, the only component in which it stands. */
export function Difference({ pieces, added, removed }: { pieces: Piece[]; added: string; removed: string }) {
  return (
    <div dir="auto" className="words words-block [unicode-bidi:plaintext]" data-words="">
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
        <Shown key={at} piece={piece} added={added} removed={removed} />
      ))}
    </div>
  );
}

function Shown({ piece: { kind, text }, added, removed }: { piece: Piece; added: string; removed: string }) {
  if (kind === 'added')
    return (
      <ins className="ms-0.5 bg-tint decoration-2 underline-offset-4">
        <span className="sr-only">{added} </span>
        {text}
      </ins>
    );
  if (kind === 'removed')
    return (
      <del className="text-soft">
        <span className="sr-only">{removed} </span>
        {text}
      </del>
    );
  return <span className="text-soft">{text}</span>;
}
