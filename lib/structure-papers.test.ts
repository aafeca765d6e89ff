import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Source, sources } from '#lib/sources';

// Papers name files by their paths: each of them is there.

/** A path from the root, or the name of a file of ours by itself. */
const PATH =
  /(?<![\w./@#*-])(?:(?:app|components|islands|lib|messages|prisma|bin|e2e|audit|bench|faults|siege|docs)\/[\w.*{}[\]<>/-]*\w|[\w-]+(?:\.\w+)*\.(?:tsx?|mjs|css|prisma|md))(?![\w/-])/g;
/** A link to another paper, from where it stands. */
const LINK = /\]\((?!https?:|#)([^)#]+)\)/g;

/** What a paper names to say how something new would be called, or that it is not used. */
const NOT_HERE = [/^prisma\/migrations\/20261201000000_bring\//, /^loading\.tsx$/];

const pattern = (name: string) =>
  name.replace(/<[^>]*>/g, '*').replace(/\b(?:NAME|NOUN|ROOM|LANGUAGE)\b/g, '*');

/** Whether a path stands in the tree: as it is written, as a module without its ending, or (a bare name) anywhere in it. */
function isThere(name: string): boolean {
  const asked = pattern(name);
  if (asked.includes('*') || asked.includes('{')) return globSync(asked).length > 0;
  if (asked.includes('/')) return existsSync(asked) || existsSync(`${asked}.ts`);
  return (
    existsSync(asked) ||
    sources(`{app,components,islands,lib,prisma,bin,e2e,audit,bench,faults,siege,docs}/**/${asked}`).length >
      0
  );
}

/** What a paper names and nobody has: paths, and links to other papers. */
function missing({ file, text }: Source): string[] {
  const code = [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([piece]) => piece).join('\n');
  const named = [...code.matchAll(PATH)]
    .map(([name]) => name)
    .filter((name) => !NOT_HERE.some((one) => one.test(name)));
  const linked = [...text.replace(/```[\s\S]*?```|`[^`\n]+`/g, '').matchAll(LINK)].map(([, to = '']) =>
    path.join(path.dirname(file), to),
  );
  return [...named.filter((name) => !isThere(name)), ...linked.filter((to) => !existsSync(to))].map(
    (name) => `${file}: ${name}`,
  );
}

test('every path that a paper names is there', () => {
  const papers = sources('*.md', 'docs/**/*.md');
  expect(papers.length).toBeGreaterThan(50);
  expect(papers.flatMap(missing)).toEqual([]);
});

test.each([
  '`lib/nowhere/file.ts`',
  '`nowhere.ts`',
  '`lib/nowhere/*.ts`',
  '[this](nowhere.md)',
  '```\n lib/nowhere ──▶\n```',
])('found: %s', (text) => {
  expect(missing({ file: 'docs/a.md', text })).toHaveLength(1);
});
test.each([
  '`lib/sources.ts`',
  '`schedule.ts`',
  '`messages/LANGUAGE/NOUN.json`',
  '`lib/<room>/sweep.ts`',
  '[it](promise.md)',
])('there: %s', (text) => {
  expect(missing({ file: 'docs/a.md', text })).toEqual([]);
});
