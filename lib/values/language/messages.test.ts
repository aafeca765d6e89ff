import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';
import { LANGUAGES } from '#lib/values/language/languages';
import { messagesIn } from '#lib/values/language/messages';

// Every language says everything, nothing is said twice or never, and nothing that is said counts.

type Messages = { [key: string]: string | Messages };

/** Read by a key that is not written in the sources: whole namespaces or groups, each with its reason. */
const BY_VALUE: Record<string, string> = {
  answers: 'the door reads them by status',
  'posts.facts': 'lib/posts/post/fields.ts names them',
};

/** Messages as a flat list: "people.passphrase" and its text. */
function flat(messages: Messages, prefix = ''): [key: string, text: string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

/** The names of a message's arguments and tags. Throws where its braces do not match. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [, open, name, close] of text.replace(/'[{}<>][^']*'/g, '').matchAll(/(\{)\s*(\w*)|(\})/g)) {
    if (open) {
      if (depth % 2 === 0 && name) names.add(name);
      depth++;
    }
    if (close && --depth < 0) throw new Error('a brace closes nothing');
  }
  if (depth !== 0) throw new Error('a brace is not closed');
  for (const [, tag] of text.matchAll(/<(\w+)>/g)) names.add(`<${tag}>`);
  return [...names].sort();
}

const COUNTS = /\p{N}|,\s*(number|plural|selectordinal)\b/u;

/** What the sources say by key: whole keys, and beginnings of keys that end in a value. `*` stands for any namespace. */
function said(files: Source[]): {
  keys: Set<string>;
  beginnings: Set<string>;
  missingFrom: Map<string, string>;
} {
  const keys = new Set<string>();
  const beginnings = new Set<string>();
  const missingFrom = new Map<string, string>();
  for (const { file, text: whole } of files) {
    const text = withoutComments(whole);
    const spaces = new Map<string, string[]>();
    for (const [, name = '', space = ''] of text.matchAll(
      /const (\w+) = (?:await )?(?:getTranslations|useTranslations|translatorFor)\(\s*(?:\{[^}]*namespace:\s*)?'([\w.]+)'/g,
    ))
      spaces.set(name, [...(spaces.get(name) ?? []), space]);
    // A translator that is handed over keeps the namespaces of the file that names them, or any.
    const handed = [...text.matchAll(/\b(t\w*): (?:Translator|Awaited|ReturnType|\(key)/g)].map(
      ([, name = '']) => name,
    );
    for (const name of handed) if (!spaces.has(name)) spaces.set(name, ['*']);
    // One that is named as its noun speaks from it, wherever it was made (lib/feeds/speech.ts).
    if (/\b(Speech|speechIn)\b/.test(text))
      for (const name of ['feeds', 'when', 'board']) spaces.set(name, [name]);
    for (const [name, of] of spaces) {
      const call = new RegExp(
        `\\b${name}(?:\\.(?:rich|markup|has|raw))?\\(\\s*(?:'([\\w.-]+)'|\`([\\w.-]*)\\$\\{)`,
        'g',
      );
      for (const [, key, beginning] of text.matchAll(call)) {
        for (const space of of) {
          if (key) keys.add(`${space}.${key}`);
          else if (beginning !== undefined) beginnings.add(`${space}.${beginning}`);
        }
        if (key) missingFrom.set(of.map((space) => `${space}.${key}`).join(' or '), file);
      }
      // A choice between two keys, or a table of them: any literal in a file that speaks from this namespace.
      for (const space of of)
        for (const [, key] of text.matchAll(/'([\w-]+(?:\.[\w-]+)*)'/g)) keys.add(`${space}.${key}`);
      if (new RegExp(`\\b${name}\\(\\s*\\w+(?:\\.\\w+)*\\s*[,)]`).test(text))
        for (const space of of) beginnings.add(`${space}.?`);
    }
    for (const [, key] of text.matchAll(/'([a-z]\w*\.\w+)'/g)) keys.add(`errors.${key}`);
  }
  return { keys, beginnings, missingFrom };
}

/** Keys that nothing says. */
function unused(all: string[], { keys, beginnings }: ReturnType<typeof said>): string[] {
  const under = (key: string) => key.split('.').slice(1).join('.');
  return all.filter(
    (key) =>
      !keys.has(key) &&
      !keys.has(`*.${under(key)}`) &&
      ![...beginnings].some(
        (start) => !start.endsWith('?') && (key.startsWith(start) || `*.${under(key)}`.startsWith(start)),
      ) &&
      !Object.keys(BY_VALUE).some((start) => key.startsWith(`${start}.`)),
  );
}

/** Calls whose key is in no namespace that they can mean, as "key (file)". */
function missing(all: string[], { missingFrom }: ReturnType<typeof said>): string[] {
  const there = (key: string) =>
    key.startsWith('*.')
      ? all.some((one) => one.endsWith(key.slice(1)))
      : all.includes(key) || all.some((one) => one.startsWith(`${key}.`));
  return [...missingFrom]
    .filter(([keys]) => !keys.split(' or ').some(there))
    .map(([keys, file]) => `${keys} (${file})`);
}

const english = flat(messagesIn('en'));

test.each(LANGUAGES)('%s says what English says, with the same arguments', (language) => {
  const own = flat(messagesIn(language));
  expect(own.map(([key]) => key).sort()).toEqual(english.map(([key]) => key).sort());
  const words = new Map(own);
  for (const [key, text] of english)
    expect([key, argumentsOf(words.get(key) ?? '')]).toEqual([key, argumentsOf(text)]);
});

test.each(LANGUAGES)('nothing in %s counts, holds a digit, or is empty', (language) => {
  const wrong = flat(messagesIn(language)).filter(([, text]) => COUNTS.test(text) || text.trim() === '');
  expect(wrong).toEqual([]);
});

test('every language speaks for itself', () => {
  const words = new Map(english);
  const copied = flat(messagesIn('fr')).filter(
    ([key, text]) => text.includes(' ') && text === words.get(key),
  );
  expect(copied).toEqual([]);
  expect(flat(messagesIn('ar')).filter(([, text]) => !/\p{Script=Arabic}/u.test(text))).toEqual([]);
});

const files = sources('{app,components,lib,islands,bin}/**/*.{ts,tsx}', '*.ts').filter(
  ({ file }) => !file.includes('.test.'),
);

test('every message is said somewhere', () => {
  expect(
    unused(
      english.map(([key]) => key),
      said(files),
    ),
  ).toEqual([]);
});

test('everything that is said is there', () => {
  const keys = english.map(([key]) => key);
  expect(missing(keys, said(files))).toEqual([]);
  // Errors are named in schemas and mutations, and read by key.
  const schemas = sources(
    'lib/**/{schema,actions,mutations,rules,input,fields,parameters,parse,on-date,form-values}.ts',
  );
  const named = schemas.flatMap(({ file, text }) =>
    [...withoutComments(text).matchAll(/(?:''|\b(?!label\b)\w+): '([a-z]+\.[a-z]\w+)'/g)].map(
      ([, key]) => `${key} (${file})`,
    ),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((key) => !keys.includes(`errors.${key.split(' ')[0]}`))).toEqual([]);
});

const page = (text: string): Source[] => [{ file: 'app/a/page.tsx', text }];

test('a message that nobody says, and one that is not there, are found', () => {
  const text = "const t = await getTranslations('page');\nt('skip'); t('nowhere'); t(`kind.$" + '{kind}`);';
  expect(unused(['page.skip', 'page.lost', 'page.kind.OFFER', 'other.skip'], said(page(text)))).toEqual([
    'page.lost',
    'other.skip',
  ]);
  expect(missing(['page.skip'], said(page(text)))).toEqual(['page.nowhere (app/a/page.tsx)']);
});

test('arguments are told apart, and what counts is found', () => {
  expect(argumentsOf('From {name} to <link>{place}</link>')).toEqual(['<link>', 'name', 'place']);
  expect(argumentsOf('{kind, select, OFFER {an offer of {title}} other {it}}')).toEqual(['kind', 'title']);
  expect(() => argumentsOf('{name')).toThrow();
  for (const text of ['5 people', '{n, plural, one {a} other {b}}', '٣ أيام', '{n, number}'])
    expect(COUNTS.test(text)).toBe(true);
});
