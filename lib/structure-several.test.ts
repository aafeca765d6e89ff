import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sources, withoutComments } from '#lib/sources';

// What a page is given of people and what they do cannot be counted: the compiler says so. Each snippet is compiled; what counts must not
// compile, and what is right must (docs/decisions/nothing-counted.md).

const HEAD = `import type { ReactNode } from 'react';
import type { Several } from '#lib/values/several';
import { Words, WordsOption, WordsPiece } from '#components/ui/words';
import type { PeopleWords } from '#lib/values/text/people-words';
declare const name: PeopleWords;
declare const many: number;
export const shown = [Words, WordsOption, WordsPiece, name, many];
type Name = { name: string };
declare const people: Several<Name>;
declare const said: (words: string, values?: Record<string, string | number | Date>) => string;
export const use = (given: unknown): ReactNode => String(given);
`;

/** How many they are, or which of them is which, by every way that a list has. */
const COUNTING: [what: string, code: string][] = [
  ['its length', 'export const a = people.length;'],
  ['its length, by name', "export const a = people['length'];"],
  ['its length, taken out', 'export const { length } = people;'],
  ['its length, shown', 'export const a = <p>{people.length}</p>;'],
  ['its length, as words', "export const a = people.length + ' people';"],
  ['its length, in a message', "export const a = said('coming', { many: people.length });"],
  ['its size', 'export const a = people.size;'],
  ['its second', 'export const a = people[1];'],
  ['its last', 'export const a = people.at(-1);'],
  ['the first, taken out', 'export const [a] = people;'],
  ['a list of it', 'export const a = [...people];'],
  ['a list of it, by Array', 'export const a = Array.from(people);'],
  ['a set of it', 'export const a = new Set(people);'],
  ['a map of it', 'export const a = new Map(people);'],
  ['a walk through it', 'for (const one of people) use(one);'],
  ['a walk with each', 'people.forEach((one: Name) => use(one));'],
  ['a fold', 'export const a = people.reduce((many: number) => many + 1, 0);'],
  ['what is made of each', 'export const a = people.map(({ name }: Name) => name);'],
  ['what is made of each, flat', 'export const a = people.flatMap(({ name }: Name) => [name]);'],
  ['those that are so', 'export const a = people.filter(({ name }: Name) => name);'],
  ['one that is so', 'export const a = people.find(({ name }: Name) => name);'],
  ['where one stands', 'export const a = people.findIndex(({ name }: Name) => name);'],
  ['a part of it', 'export const a = people.slice(0, 2);'],
  ['its places', 'export const a = people.keys();'],
  ['its places with each', 'export const a = people.entries();'],
  ['a text of it', "export const a = people.join(', ');"],
  ['it, as a list', 'export const a: Name[] = people;'],
  ['it, as a list to read', 'export const a: readonly Name[] = people;'],
  ['it, as what can be walked through', 'export const a: Iterable<Name> = people;'],
  ['it, handed to what takes a list', 'export const a = Promise.all(people);'],
  ['it, spread into arguments', 'export const a = use(...people);'],
  ['it, shown as it is', 'export const a = <p>{people}</p>;'],
  ['it, compared', 'export const a = people > 2;'],
  ['what it holds inside', 'export const a = people.#each;'],
  ['how many are shown', 'export const a = people.render(({ name }) => <b>{name}</b>).length;'],
  ['those that are shown, one by one', 'export const a = [...people.render(({ name }) => <b>{name}</b>)];'],
  [
    'the place of each that is shown',
    'export const a = people.render(({ name }, at) => <b key={name}>{at}</b>);',
  ],
  [
    'all of them, while one is shown',
    'export const a = people.render((one, _, all) => <b key={one.name}>{all}</b>);',
  ],
  ['the place of each that is asked about', 'export const a = people.some((_, at) => at > 2);'],
  ['the place of each that is kept', 'export const a = people.only((_, at) => at > 2);'],
  ['a digit, as people’s words', 'export const a = <Words text="3" />;'],
  ['a number in words, as people’s words', 'export const a = <Words text="three" plain />;'],
  ['a number, as people’s words', 'export const a = <Words text={String(many)} />;'],
  ['a number itself, as people’s words', 'export const a = <Words text={many} />;'],
  ['a text of ours, as people’s words', "export const a = <Words text={said('coming')} />;"],
  ['a number beside a name', "export const a = <Words text={name + ' ' + many} />;"],
  ['a name made longer', "export const a = <Words text={name.concat(' and others')} />;"],
  ['a choice of ours', 'export const a = <WordsOption value="3" text="3" />;'],
  ['a piece of ours', 'export const a = <WordsPiece text="3" />;'],
];

const RIGHT: [what: string, code: string][] = [
  ['a name', 'export const a = <Words text={name} plain />;'],
  ['none', 'export const a = people.isEmpty ? <p>nobody</p> : null;'],
  ['each, shown', 'export const a = <ul>{people.render(({ name }) => <li key={name}>{name}</li>)}</ul>;'],
  ['whether one is so', "export const a = people.some(({ name }) => name === 'Amina');"],
  [
    'those that are so, shown',
    "export const a = people.only(({ name }) => name !== 'Amina').render(({ name }) => name);",
  ],
];

mkdirSync('.runtime', { recursive: true });
const folder = mkdtempSync(path.join('.runtime', 'snippets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The snippets that do not compile. */
let refused: Set<string>;
const fileOf = (all: [string, string][], at: number) => `${all === RIGHT ? 'right' : 'counting'}-${at}.tsx`;

beforeAll(() => {
  for (const all of [COUNTING, RIGHT])
    all.forEach(([, code], at) => {
      writeFileSync(path.join(folder, fileOf(all, at)), `${HEAD}${code}\n`);
    });
  const config = {
    extends: '../../tsconfig.json',
    include: ['*.tsx'],
    exclude: [],
    compilerOptions: { incremental: false },
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = [
    'node_modules/typescript/bin/tsc',
    '--noEmit',
    '--noUnusedLocals',
    'false',
    '--pretty',
    'false',
    '-p',
    folder,
  ];
  const { stdout } = spawnSync(process.execPath, compiler, { encoding: 'utf8' });
  refused = new Set([...stdout.matchAll(/([\w-]+\.tsx)\(\d+,\d+\): error/g)].map(([, file = '']) => file));
});

test.each(COUNTING.map(([what], at) => [what, fileOf(COUNTING, at)]))('does not compile: %s', (_, file) => {
  expect(refused).toContain(file);
});

test.each(RIGHT.map(([what], at) => [what, fileOf(RIGHT, at)]))('compiles: %s', (_, file) => {
  expect(refused).not.toContain(file);
});

/** Who takes the list out besides tests, and what looks at the board from outside; each with its reason. */
const UNWRAPS: Record<string, string> = {
  'lib/values/several.ts': 'the one place where it is done',
  'lib/export/queries.ts': 'what one watches for, in the file that one takes along',
};

const unwraps = (text: string) => /\bitemsOf\b|\bunwrapped\b/.test(withoutComments(text));

test('no page takes the list out', () => {
  const files = sources('{app,components,islands,lib,bin}/**/*.{ts,tsx}').filter(
    ({ file }) => !/\.test\.|\/testing/.test(file),
  );
  const found = files.filter(({ text }) => unwraps(text)).map(({ file }) => file);
  expect(found.sort()).toEqual(Object.keys(UNWRAPS).sort());
});

test.each([
  'const all = itemsOf(people);',
  'const all = Several.unwrapped(people);',
  "import { itemsOf as list } from '#lib/values/several';",
])('found: %s', (text) => {
  expect(unwraps(text)).toBe(true);
});
