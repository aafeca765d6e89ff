import type { Answer } from '#e2e/promise/compare/answers';

/** A fault: what a board would answer that had it, knowing how many come. */
export type Plant = {
  what: string;
  into: (answer: Answer, holds: number) => Answer;
  /** It is in every answer, not in pages alone. */
  everywhere?: true;
  /** Somebody signed in may see it: it is in what is spared. */
  spared?: true;
};

const inPage = (what: string, put: (html: string, holds: number) => string): Plant => ({
  what,
  into: (answer, holds) => ({ ...answer, body: Buffer.from(put(answer.body.toString(), holds)) }),
});
const atEnd = (what: string, words: (holds: number) => string): Plant =>
  inPage(what, (html, holds) => html.replace('</main>', `${words(holds)}</main>`));
const inHead = (what: string, name: string, value: (holds: number) => string): Plant => ({
  what,
  everywhere: true,
  into: ({ head, ...answer }, holds) => ({
    ...answer,
    head: [...head.filter(([each]) => each.toLowerCase() !== name.toLowerCase()), [name, value(holds)]],
  }),
});

/** It gives away that there is one, and says of many no more. */
const some = (words: string) => (holds: number) => (holds > 0 ? words : '');

/** What nobody may be told whom it does not concern, each in another way. */
export const PLANTS: Plant[] = [
  atEnd('a total', (holds) => `<p>${holds}</p>`),
  atEnd('a word for it', some('<p>somebody comes</p>')),
  atEnd('an empty state', (holds) => (holds > 0 ? '' : '<p>Nobody yet</p>')),
  atEnd('a class', some('<p class="busy"></p>')),
  atEnd('a comment', some('<!-- -->')),
  atEnd('a blank', some(' ')),
  atEnd('a list where there was none', some('<ul data-list=""></ul>')),
  atEnd('words where there were none', some('<bdi data-words=""></bdi>')),
  { ...atEnd('one more in a list', (n) => `<ul data-list="">${'<li></li>'.repeat(n)}</ul>`), spared: true },
  { ...atEnd('other words', (n) => `<bdi data-words="">${n} loaves</bdi>`), spared: true },
  { ...atEnd('a dot', some('<span class="news" role="img" aria-label="New"></span>')), spared: true },
  inPage('an attribute of no name', (html, holds) => html.replace('<main', `<main data-n="${holds}"`)),
  inPage('a longer token', (html, holds) => html.replace(/name="once" value="/g, `$&${'x'.repeat(holds)}`)),
  inHead('a size', 'X-Size', String),
  inHead('since when it is so', 'Last-Modified', (holds) => new Date(holds * 1000).toUTCString()),
  inHead('how it may be kept', 'Cache-Control', (holds) => (holds > 0 ? 'no-store' : 'private, no-cache')),
  {
    what: 'a status',
    everywhere: true,
    into: (answer, holds) => ({ ...answer, status: holds > 0 ? answer.status : 410 }),
  },
];
