import { expect, test } from 'vitest';
import { sources, withoutComments } from '#lib/sources';

// A style sheet can count as well: `:has(li:nth-child(2))` says that two come. What stands under such a selector may only be placed
// otherwise; no sheet says a word, and none numbers (docs/promise.md, point 2).

/** Selectors that hold or not by how many there are. A first and a last one, and none at all, say nothing. */
const HOW_MANY =
  /:nth-|:only-|:has\([^)]*[+~]|[+~][^{,]*[+~]|:first-(child|of-type):last-|:last-(child|of-type):first-|@container[^{]*\b(height|block-size|aspect-ratio)\b|@container[^{]*scroll-state/;
/** What counts by itself, wherever it stands. */
const NUMBERS = /\bcounters?\(|counter-(increment|reset|set)|@counter-style|sibling-(count|index)\(|\battr\(/;
const NUMBERED = /list-style(-type)?:(?!\s*(none|disc|inside|outside|inherit)\b)/;
/** Where a thing lies and how wide it is. */
const PLACES = /^(flex|grid|gap|column|row|order|justify|align|place|margin|inset)(-|$)/;

/** A declaration with everything it stands under. */
type Declaration = { under: string; property: string; value: string };

/** The declarations of a sheet, nested as they are. */
function declarationsOf(css: string): Declaration[] {
  const found: Declaration[] = [];
  const under: string[] = [];
  for (const [, text = '', end] of withoutComments(css).matchAll(/((?:"[^"]*"|'[^']*'|[^{};"'])*)([{};])/g)) {
    const said = text.trim();
    if (end === '{') under.push(said);
    else {
      const [, property, value = ''] = /^([\w-]+)\s*:\s*([\s\S]*)$/.exec(said) ?? [];
      if (property) found.push({ under: under.join(' '), property, value });
      if (end === '}') under.pop();
    }
  }
  return found;
}

/** What in a sheet says how many there are, as sentences. */
function countingIn(css: string): string[] {
  const wrong = declarationsOf(css).flatMap(({ under, property, value }) => {
    const said = `${under} { ${property}: ${value} }`;
    if (property === 'content' && /[\p{L}\p{N}]/u.test(value.replace(/^(none|normal)$/, ''))) return [said];
    if (NUMBERS.test(`${property}: ${value}`) || NUMBERED.test(`${property}: ${value}`)) return [said];
    return HOW_MANY.test(under) && !PLACES.test(property) ? [said] : [];
  });
  return [...wrong, ...(/@counter-style/.test(css) ? ['@counter-style'] : [])];
}

/** Tailwind's ways to do the same within a page. */
const UTILITIES =
  /(?:^|[\s'"`:!])(list-decimal|list-\[|content-\[|counter-|nth-(last-)?(of-type-)?[\d[]|(group-|peer-|not-|in-)*(has|nth|only)-[^\s'"`]*(nth|[+~]|only)[^\s'"`]*|only:|only-of-type:|\[[^\]\s]*(:nth-|sibling-(count|index)|counter)[^\s]*\])/;

const classesOf = (text: string) =>
  [...withoutComments(text).matchAll(/(?:className|class)=(?:"([^"]*)"|\{([^}]*)\})/g)].map(
    ([, plain, computed]) => plain ?? computed ?? '',
  );

test('no sheet says how many there are', () => {
  const sheets = sources('{app,components}/**/*.css', 'lib/export/readable.ts');
  expect(sheets[20]).toBeDefined();
  expect(sheets.flatMap(({ file, text }) => countingIn(text).map((said) => `${file}: ${said}`))).toEqual([]);
});

test('no page says so by a utility', () => {
  const files = sources('{app,components,islands}/**/*.{ts,tsx}');
  const wrong = files.flatMap(({ file, text }) =>
    classesOf(text)
      .filter((names) => UTILITIES.test(names))
      .map((names) => `${file}: ${names}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['a crowd', 'ul:has(li:nth-child(2))::after { content: "a crowd"; }'],
  ['a crowd, by a sign', 'ul:has(li:nth-child(2))::after { content: "•••"; }'],
  ['a crowd, by a colour', 'ul:has(li:nth-child(3)) { color: red; }'],
  [
    'a crowd, by what is hidden',
    '.crowd { display: none } ul:has(> li:nth-child(3)) ~ .crowd { display: block; }',
  ],
  ['from the end', 'li:nth-last-child(4)::before { content: "·"; }'],
  ['by kind', 'li:nth-of-type(2) { font-weight: 900; }'],
  ['the last of its kind', 'li:nth-last-of-type(2) { opacity: 0.5; }'],
  ['one alone', 'li:only-child { color: red; }'],
  ['one alone, said otherwise', 'li:first-child:last-child { color: red; }'],
  ['neighbours', 'ul:has(li + li) { border: 1px solid; }'],
  ['neighbours further on', 'ul:has(li ~ li ~ li) { border: 1px solid; }'],
  ['three in a row', 'li + li + li { color: red; }'],
  ['nested', 'ul { &:has(li:nth-child(2)) { &::after { content: ""; } } }'],
  ['in a query of the screen', '@media (min-width: 1px) { ul:has(li:nth-child(2)) { visibility: hidden } }'],
  ['by how high it is', '@container (height > 10rem) { .crowd { display: block; } }'],
  ['a counter', 'li { counter-increment: people; }'],
  ['a counter that is said', 'li::before { content: counter(people); }'],
  ['one of its own', '@counter-style people { system: numeric; symbols: "a" "b"; }'],
  ['a numbered list', 'ul { list-style: decimal; }'],
  ['a list with signs of its own', 'ul { list-style-type: "1. "; }'],
  ['how many neighbours', 'li { width: calc(sibling-count() * 1rem); }'],
  ['which neighbour', 'li { opacity: calc(1 / sibling-index()); }'],
  ['an attribute', 'ul::after { content: attr(data-many); }'],
  ['a word', '.who::after { content: "many"; }'],
  ['a digit', '.who::after { content: "3"; }'],
])('found in a sheet: %s', (_, css) => {
  expect(countingIn(css)).not.toEqual([]);
});

test.each([
  ['a column for each', '.week:has(> :nth-child(5):last-child) > .sheet { flex-basis: 33.3%; }'],
  ['a sign between two', 'li + li::before { content: " · "; }'],
  ['none', 'ul:empty { display: none; }'],
  ['any', '.sheet:has(> .pictures) { color: red; }'],
  ['the first', 'li:first-child { border: 0; }'],
])('allowed in a sheet: %s', (_, css) => {
  expect(countingIn(css)).toEqual([]);
});

test.each([
  '<ul className="list-decimal">',
  '<p className="hidden peer-has-[li:nth-child(2)]:block">',
  '<p className="has-[li+li]:font-bold">',
  '<li className="nth-3:font-bold">',
  '<li className="nth-last-[2]:font-bold">',
  '<li className="only:font-bold">',
  `<p className="after:content-['crowd']">`,
  '<ul className="[&_li:nth-child(2)]:font-bold">',
])('found in a page: %s', (text) => {
  expect(classesOf(text).some((names) => UTILITIES.test(names))).toBe(true);
});
