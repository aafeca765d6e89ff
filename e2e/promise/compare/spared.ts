/** A part of an answer that may differ although nothing behind it does, and why. What is not named here may not. */
export type Spared = { what: string; why: string; without: (text: string) => string };

/** What two answers to a visitor may differ in. */
export const FOR_ANYBODY: Spared[] = [
  {
    what: 'Date',
    why: 'is when it was answered',
    without: (text) => text.replace(/^Date: .*\n/im, ''),
  },
  {
    what: 'the token of a form',
    why: 'is drawn anew for every form, so that sent twice it is one thing; how long it is may not differ',
    without: (text) =>
      text.replace(/(name="(?:once|made)" value=")([^"]*)/g, (_, begin, token) => begin + mask(token)),
  },
  {
    what: 'React’s number of a form',
    why: 'forms are numbered as they happen to be done: the tenth has a figure more in each of its fields, and Content-Length with it',
    without: (text) => {
      let figures = 0;
      const unnumbered = text.replace(/\$ACTION_(REF_)?(\d+)/g, (_, ref = '', number = '') => {
        figures += number.length;
        return `$ACTION_${ref}`;
      });
      return unnumbered.replace(
        /^(Content-Length: )(\d+)/im,
        (_, begin, length) => begin + (length - figures),
      );
    },
  },
  {
    what: 'the order of what stands in the head, and of what a form carries of its action',
    why: 'is that in which React happens to be done with each; all of it has to be there',
    without: (text) =>
      text
        .replace(/<head>[\s\S]*?<\/head>/, inOrder)
        .replace(/(?:<input type="hidden" name="\$ACTION_[^>]*>)+/g, inOrder),
  },
];

/** What two answers to somebody signed in may differ in besides, where it is not about them that they differ. */
export const FOR_SOMEBODY: Spared[] = [
  {
    what: 'what is in a list',
    why: 'is what people said and did; that it is there, filled or empty, may not differ',
    without: (text) => without(text, 'data-list=""', '(a list)'),
  },
  {
    what: 'what is in <Words>',
    why: 'is what people wrote; that they stand there may not differ',
    without: (text) => without(text, 'data-words=""', '(words)'),
  },
  { what: 'the dot', why: 'says that there is news', without: (text) => without(text, 'class="news"') },
  {
    what: 'what is new',
    why: 'is a list with the dot, and nothing where nothing is',
    without: (text) => without(text, 'aria-labelledby="new"'),
  },
  {
    what: 'Content-Length',
    why: 'is that of what is spared, and of the rest, which is compared itself',
    without: (text) => text.replace(/^Content-Length: .*\n/im, ''),
  },
];

/** What may differ where pictures do: they are seen with their post or place by everybody. */
export const WHERE_PICTURES_DIFFER: Spared[] = [
  { what: 'pictures', why: 'are part of a post', without: (text) => without(text, 'class="pictures"') },
  {
    what: 'the picture of a card',
    why: 'is part of a post',
    without: (text) => text.replace(/<img[^>]*class="card-picture"[^>]*>/g, ''),
  },
  {
    what: 'the length of a page that shows them',
    why: 'is theirs, and of the rest, which is compared itself',
    without: (text) => text.replace(/^Content-Length: .*\n(?=[\s\S]*<html)/im, ''),
  },
];

/** A text without what is spared. */
export const sparing =
  (...spared: Spared[]) =>
  (text: string): string =>
    spared.reduce((left, { without }) => without(left), text);

const inOrder = (tags: string) => tags.split(/(?=<)/).sort().join('');

const mask = (text: string) => '·'.repeat(text.length);

/** HTML without the elements that carry an attribute, whatever is in them, but for a word that stands for each. */
function without(html: string, attribute: string, stands = ''): string {
  let left = html;
  for (;;) {
    const start = new RegExp(`<(\\w+)[^>]*\\s${attribute}(?=[\\s/>])[^>]*>`).exec(left);
    if (!start) return left;
    left = left.slice(0, start.index) + stands + left.slice(endOf(left, start));
  }
}

/** Where the element ends whose tag was found. */
function endOf(html: string, { 0: found, 1: tag, index }: RegExpExecArray): number {
  if (found.endsWith('/>')) return index + found.length;
  const tags = new RegExp(`<(/?)${tag}\\b[^>]*>`, 'g');
  tags.lastIndex = index;
  let depth = 0;
  for (let each = tags.exec(html); each; each = tags.exec(html)) {
    depth += each[1] ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return html.length;
}
