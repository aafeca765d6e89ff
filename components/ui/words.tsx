import { linkify } from '#lib/values/text/links';
import { matchesIn } from '#lib/values/text/matches';
import type { PeopleWords } from '#lib/values/text/people-words';
import type { SearchTerms } from '#lib/values/text/search-text';

type Props = {
  text: PeopleWords;
  block?: boolean;
  plain?: boolean;
  /** Words that were looked for, to be marked. */
  sought?: SearchTerms | null;
};

/**
 * What somebody wrote, and nothing else: the one component in which it stands, and with its two small forms below the one place that
 * marks it so (lib/structure-words.test.ts). Its direction is its own, links are linked, nothing is
 * embedded. On one line, or with `block` as it was broken into lines.
 */
export function Words({ text, block, plain, sought }: Props) {
  const Tag = block ? 'div' : 'bdi';
  const parts = plain ? [{ text }] : linkify(text);
  return (
    <Tag dir="auto" className={block ? 'words words-block' : 'words'} data-words="">
      {parts.map((part, at) =>
        'href' in part && part.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
          <a key={at} href={part.href} dir="ltr" rel="noopener noreferrer nofollow ugc">
            {part.shown ?? part.text}
          </a>
        ) : sought ? (
          marked(part.text, sought)
        ) : (
          part.text
        ),
      )}
    </Tag>
  );
}

/** A piece of what somebody wrote, in a paragraph of theirs that holds other pieces: it has no direction of its own. */
export function WordsPiece({ text }: { text: PeopleWords }) {
  return <span data-words="">{text}</span>;
}

/** What somebody wrote, as a choice of a list, which can hold text only. */
export function WordsOption({ value, text }: { value: string; text: PeopleWords }) {
  return (
    <option value={value} dir="auto" data-words="">
      {text}
    </option>
  );
}

/** The text with what was looked for in <mark>: the signs as they were written, however they were typed. */
function marked(text: string, sought: SearchTerms) {
  const spots = matchesIn(text, sought);
  return [
    ...spots.flatMap(([from, to], at) => [
      text.slice(spots[at - 1]?.[1] ?? 0, from),
      <mark key={from}>{text.slice(from, to)}</mark>,
    ]),
    text.slice(spots.at(-1)?.[1] ?? 0),
  ];
}
