import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'tailwindcss';
import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';
import { DARK, LIGHT, PRINT, SKY, WHITE } from '#lib/values/palette';

// How Fournil is styled (docs/decisions/styling.md): one palette, one sheet beside each component, Tailwind's utilities for the rest.

const ROOT = 'app/globals.css';
/** Sheets that belong to every page and to no component. */
const FOR_ALL = ['app/base.css', 'app/fonts.css', 'app/layout.css', 'app/tokens.css', ROOT];
/** Where colours may be written. */
const COLOURS = ['lib/values/palette.ts', 'app/tokens.css'];
const HEX = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!\/)|\b(?:rgba?|hsla?|oklch|oklab)\([\d.]/gi;
/** A page that somebody takes along has a style of its own. */
const OWN_STYLE = 'lib/export/readable.ts';

const writes = (file: string) => /\.tsx?$/.test(file) && file !== OWN_STYLE;

/** The selectors of a sheet, each on its own. */
function selectorsOf(css: string): string[] {
  const heads = [...withoutComments(css).matchAll(/([^{};]+)\{/g)].map(([, head = '']) => head.trim());
  return heads.filter((head) => !head.startsWith('@')).flatMap((head) => splitList(head));
}

/** A list of selectors, cut at its commas, but not at those within brackets. */
function splitList(list: string): string[] {
  return list.split(/,(?![^([]*[)\]])/).map((one) => one.trim());
}

const classesIn = (selector: string): string[] =>
  [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name);

/** What is written where a class is expected: names, and beginnings of names that end in something computed (`paper-*`). */
function classesUsed(text: string): string[] {
  const plain = withoutComments(text);
  const found = [...plain.matchAll(/\b(?:className|class)="([^"]*)"/g)].map(([, names = '']) => names);
  for (const [, names = ''] of plain.matchAll(/(?:className = |classList\.\w+\()'([^']*)'/g))
    found.push(names);
  for (const [, start = ''] of plain.matchAll(/return `([a-z]+-)\$\{/g)) found.push(`${start}*`);
  for (const { index } of plain.matchAll(/className=\{/g))
    found.push(...literals(within(plain, index + 10), plain));
  return found.flatMap((names) => names.split(/\s+/)).filter(Boolean);
}

/** What stands between a brace and its partner. */
function within(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(from + 1, at);
  }
  return '';
}

/** The names in an expression: of its strings, and of the constants that it mentions. What is computed within a name becomes `*`. */
function literals(expression: string, file: string, deep = true): string[] {
  const found: string[] = [];
  let rest = expression.replace(/[!=]== '[^']*'/g, '').replace(/`([^`]*)`/g, (_, text: string) => {
    found.push(
      text.replace(/([\w-]*)\$\{([^}]*)\}/g, (_, start: string, inner: string) => {
        found.push(...(start ? [] : literals(inner, file, deep)));
        return start ? `${start}*` : ' ';
      }),
    );
    return ' ';
  });
  rest = rest.replace(/'([^']*)'/g, (_, text: string) => {
    found.push(text);
    return ' ';
  });
  for (const [name] of deep ? rest.matchAll(/\b[A-Z][A-Z_]+\b/g) : []) {
    const value = new RegExp(`\\b${name}(?:: [^=;\\n]+)? = (\\{[^}]*\\}|[^,;]*?)[,;]`).exec(file)?.[1];
    if (value) found.push(...literals(value, file, false));
  }
  return found;
}

const covers = (used: string, name: string) =>
  used.endsWith('*') ? name.startsWith(used.slice(0, -1)) : used === name;

/** What of some sheets and what uses them breaks how Fournil is styled, as sentences. */
function violations(files: Source[], utilities: Set<string>): string[] {
  const sheets = files
    .filter(({ file }) => file.endsWith('.css'))
    .map((sheet) => ({ ...sheet, selectors: selectorsOf(sheet.text) }));
  const writers = files
    .filter(({ file }) => writes(file))
    .map(({ file, text }) => ({ file, used: classesUsed(text) }));
  const usedBy = (name: string, file?: string) =>
    writers.some((one) => (!file || one.file === file) && one.used.some((used) => covers(used, name)));
  const defined = sheets.flatMap(({ selectors }) => selectors.flatMap(classesIn));
  const found: string[] = [];
  for (const { file, text } of files)
    for (const [colour] of COLOURS.includes(file) ? [] : withoutComments(text).matchAll(HEX))
      found.push(`${file} has a colour of its own, ${colour}`);
  for (const { file, used } of writers)
    for (const name of used)
      if (!defined.some((one) => covers(name, one)) && !utilities.has(name))
        found.push(`${file} uses .${name}, which is nowhere defined`);
  for (const { file, text, selectors } of sheets) {
    if (/@layer|\blayer\(/.test(withoutComments(text))) found.push(`${file} hangs on a cascade layer`);
    const component = file.replace(/css$/, 'tsx');
    if (!FOR_ALL.includes(file) && !files.some((one) => one.file === component))
      found.push(`${file} stands beside no component`);
    for (const selector of selectors) {
      const names = classesIn(selector);
      for (const name of names) if (!usedBy(name)) found.push(`${file} styles .${name}, which nothing uses`);
      if (names.length && !FOR_ALL.includes(file) && !names.some((name) => usedBy(name, component)))
        found.push(`${file} styles ${selector}, of which its component has nothing`);
      const twice = sheets.some((other) => other.file !== file && other.selectors.includes(selector));
      if (/^\.[\w-]+$/.test(selector) && twice)
        found.push(`${selector} is described in ${file} and elsewhere`);
    }
  }
  return found;
}

/** Those of some names of which Tailwind makes rules, over the style sheet of all pages. */
async function utilitiesAmong(names: string[]): Promise<Set<string>> {
  const loadStylesheet = async (id: string, base: string) => {
    const file = id.startsWith('.') ? path.join(base, id) : path.join('node_modules', id);
    return { path: file, base: path.dirname(file), content: readFileSync(file, 'utf8') };
  };
  const { build } = await compile(readFileSync(ROOT, 'utf8'), { base: 'app', loadStylesheet });
  const css = build(names);
  const emitted = new Set(
    [...css.matchAll(/\.((?:[\w-]|\\.)+)/g)].map(([, name = '']) => name.replace(/\\/g, '')),
  );
  // It makes no rule of the names by which other utilities find an element.
  return new Set(names.filter((name) => /^(group|peer)(\/|$)/.test(name) || emitted.has(name)));
}

test('every class has its sheet, every sheet its component, every colour its name', async () => {
  const files = sources('{app,components,lib,islands}/**/*.{ts,tsx,css}').filter(
    ({ file }) => !/\.test\./.test(file),
  );
  expect(files.filter(({ file }) => file.endsWith('.css')).length).toBeGreaterThan(30);
  const utilities = await utilitiesAmong(
    files.flatMap(({ file, text }) => (writes(file) ? classesUsed(text) : [])),
  );
  expect(utilities.size).toBeGreaterThan(50);
  const leftOut =
    /@source not inline\("\{([^}]*)\}"\)/.exec(readFileSync(ROOT, 'utf8'))?.[1]?.split(',') ?? [];
  expect(leftOut.filter((name) => utilities.has(name))).toEqual([]);
  expect(violations(files, utilities)).toEqual([]);
});

test('the style sheet of all pages holds every sheet once', () => {
  const imported = [...readFileSync(ROOT, 'utf8').matchAll(/@import "(\.[^"]+)"/g)].map(([, name = '']) =>
    path.posix.join('app', name),
  );
  const there = sources('{app,components,islands}/**/*.css').map(({ file }) => file);
  expect(imported.toSorted()).toEqual(there.filter((file) => file !== ROOT));
  const importing = sources('{app,components,lib}/**/*.{ts,tsx}').filter(({ text }) =>
    /import '[^']*\.css'/.test(text),
  );
  expect(importing.map(({ file }) => file)).toEqual(['app/layout.tsx']);
});

test('the tokens of the style sheet are the palette', () => {
  const css = withoutComments(readFileSync('app/tokens.css', 'utf8'));
  const block = (head: string) => {
    const body = within(css, css.indexOf('{', css.indexOf(head)));
    return Object.fromEntries(
      [...body.matchAll(/--color-([a-z]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
    );
  };
  expect(block('@theme')).toEqual(LIGHT);
  expect(block('@media (prefers-color-scheme: dark)')).toEqual(DARK);
  expect(block('@media print')).toEqual(PRINT);
  expect(block(':root {\n  --color-sky')).toEqual({ ...SKY, white: WHITE });
  expect([...css.matchAll(/--color-[a-z]+: /g)].length).toBe(15 + 15 + 7 + 5);
});

const PLANTED: [why: string, broken: Record<string, string>][] = [
  ['a colour of its own', { 'lib/mail/a.ts': "const RED = '#a00';" }],
  ['a colour of its own in a sheet', { 'components/a.css': '.a { color: rgb(1 2 3); }' }],
  ['a class that nothing defines', { 'components/a.tsx': '<p className="a b" />' }],
  ['a class that nothing defines, one of two', { 'components/a.tsx': "<p className={is ? 'a' : 'b'} />" }],
  [
    'a class that nothing defines, with something computed',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is read, not run
    { 'components/a.tsx': '<p className={`a b-${c}`} />' },
  ],
  [
    'a class that nothing defines, in a constant',
    { 'components/a.tsx': "const LOOK = 'b';\n<p className={LOOK} />" },
  ],
  ['a class that nothing uses', { 'components/a.css': '.a { margin: 0; } .a .c { margin: 0; }' }],
  ['another component’s class', { 'components/b.css': '.a { margin: 0; }', 'components/b.tsx': '<p />' }],
  ['a class in two sheets', { 'app/base.css': '.a { margin: 0; }' }],
  ['a sheet beside no component', { 'components/b.css': 'p { margin: 0; }' }],
  ['a cascade layer', { 'components/a.css': '@layer components { .a { margin: 0; } }' }],
];

test.each(PLANTED)('found: %s', (_, broken) => {
  const whole: Record<string, string> = {
    'components/a.css': '.a { margin: 0; }',
    'components/a.tsx': '<p className="a mt-1" />',
  };
  const found = (texts: Record<string, string>) =>
    violations(
      Object.entries(texts).map(([file, text]) => ({ file, text })),
      new Set(['mt-1']),
    );
  expect(found(whole)).toEqual([]);
  expect(found({ ...whole, ...broken })).not.toEqual([]);
});
