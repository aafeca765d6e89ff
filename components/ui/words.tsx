import { linkify } from '#lib/text/links';

/**
 * What somebody wrote, and nothing else: the one component in which it stands. Its direction is its own, links are linked, nothing is
 * embedded. On one line, or with `block` as it was broken into lines.
 */
export function Words({ text, block, plain }: { text: string; block?: boolean; plain?: boolean }) {
  const Tag = block ? 'div' : 'bdi';
  const parts = plain ? [{ text }] : linkify(text);
  return (
    <Tag dir="auto" className={block ? 'words words-block' : 'words'} data-words="">
      {parts.map((part, at) =>
        'href' in part && part.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <a key={at} href={part.href} rel="noopener noreferrer nofollow ugc">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </Tag>
  );
}
