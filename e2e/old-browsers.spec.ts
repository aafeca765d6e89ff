import { globSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

// Browsers from 2021 on get the layout (docs/decisions/styling.md): Chrome and Firefox 90, Safari 14.1. What is sent is read as they do: of
// what they do not know, they drop the declaration, or the whole rule.

type Rule = { head: string; body: string; within: string[] };

/** The rules of a style sheet that hold declarations, each with the at-rules it stands in. */
function rulesOf(css: string, within: string[] = []): Rule[] {
  const found: Rule[] = [];
  for (let at = 0; at < css.length; ) {
    const opens = css.indexOf('{', at);
    if (opens < 0) break;
    const head = css.slice(at, opens).split(';').at(-1)?.trim() ?? '';
    let end = opens + 1;
    for (let depth = 1; depth > 0 && end < css.length; end++) {
      if (css[end] === '{') depth++;
      if (css[end] === '}') depth--;
    }
    const body = css.slice(opens + 1, end - 1);
    if (body.includes('{')) found.push(...rulesOf(body, [...within, head]));
    else found.push({ head, body, within });
    at = end;
  }
  return found;
}

const NEW_VALUE = /\d(?:[dsl]v[hwbi]|r?lh|cq\w+)\b|color-mix\(|oklch\(|\brgb\(from/;
const NEW_PROPERTY = /^(?:translate|scale|rotate|container(?:-type|-name)?)$/;

/** What of a rule a browser of 2021 does not get, though nothing else says it. */
function lostIn({ head, body, within }: Rule): string[] {
  if (
    within.some((each) => /^@supports/.test(each)) ||
    /^@(?:property|view)|::view-|::-webkit-date/.test(head)
  )
    return [];
  const lost: string[] = [];
  const said = new Set<string>();
  for (const declaration of body.split(';')) {
    const name = declaration.slice(0, declaration.indexOf(':')).trim();
    const isNew = NEW_PROPERTY.test(name) || NEW_VALUE.test(declaration);
    if (isNew && !said.has(name)) lost.push(`${head} { ${declaration} }`);
    if (!isNew) said.add(name);
  }
  // One selector that is not known, and its whole list is gone.
  for (const unknown of [/:has\(/, /:focus-visible/]) {
    const selectors = head.split(/,(?![^(]*\))/).filter((each) => !/:is\(|:where\(/.test(each));
    if (selectors.some((each) => unknown.test(each)) && selectors.some((each) => !unknown.test(each)))
      lost.push(head);
  }
  if (/(?<!\\)&|:popover-open|:modal|:dir\(/.test(head)) lost.push(head);
  const media = within.filter((each) => /^@container|^@media[^(]*\([^)]*[<>=]/.test(each));
  const layered = within.some((each) => /^@layer/.test(each)) && !/^(?:--tw-[^;]*;?)*$/.test(body);
  return [...lost, ...media, ...(layered ? [`@layer: ${head}`] : [])];
}

test('what is sent is laid out by browsers of 2021', async ({ page, request }) => {
  await page.goto('/');
  const links = await page
    .locator('link[rel="stylesheet"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  const css = (await Promise.all(links.map(async (link) => (await request.get(link)).text()))).join('\n');
  const rules = rulesOf(css.replace(/\/\*[\s\S]*?\*\//g, ''));
  expect(rules.flatMap(lostIn)).toEqual([]);
  for (const name of ['.sheet', '.card', '.button', '.field', '.bar', '.sr-only'])
    expect(rules.filter(({ head }) => head.includes(name)).length, name).toBeGreaterThan(0);
  // Without any style sheet, a mark is a mark and not as large as the page.
  const sizes = await page
    .locator('svg')
    .evaluateAll((all) =>
      all
        .filter((svg) => !svg.parentElement?.closest('svg'))
        .map((svg) => svg.hasAttribute('width') && svg.hasAttribute('height')),
    );
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes).not.toContain(false);
  for (const island of globSync('public/islands/*.js'))
    expect(readFileSync(island, 'utf8'), island).not.toMatch(
      /\(\?<[=!]|\.at\(-?\d|Object\.hasOwn|structuredClone|\.findLast|\.toSorted|static\s*\{/,
    );
});

test.describe('what they would lose is found', () => {
  for (const css of [
    '.a{translate:0 1px}',
    '.a{height:100dvh}',
    '.a,.b:has(c){color:red}',
    '@layer x{.a{color:red}}',
    '@media (width>=40rem){.a{color:red}}',
    '.a{.b &{color:red}}',
  ])
    test(css, () => expect(rulesOf(css).flatMap(lostIn)).not.toEqual([]));
  test('and what has a fallback is none', () => {
    const css =
      '.a{height:100vh;height:100dvh}@supports (aspect-ratio:1){.a{width:1dvh}}.b:has(c){color:red}';
    expect(rulesOf(css).flatMap(lostIn)).toEqual([]);
  });
});
