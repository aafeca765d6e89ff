import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// Who sends a form for something that stands undoes nothing unseen (docs/decisions/two-at-one-place.md): every action that reads a form
// either knows what it was opened with, or begins something new, with its reason here. So a new form that overwrites is found.

/** Actions whose forms overwrite nothing that they showed, each with its reason. */
const OVERWRITES_NOTHING: Record<string, string> = {
  foldFor: 'a thing is folded or it is not: whoever comes later is told that it is',
  unfold: 'opens what whoever sends it read, and nothing that was changed since',
  report: 'says something of a thing, which stays as it is',
  beginBoard: 'once; the second hears that the board is open',
  openHere: 'a new place',
  beginTo: 'a new letter',
  writeIn: 'a new letter',
  write: 'a new message',
  offer: 'a new post',
  ask: 'a new post',
  callTogether: 'a new post',
  withdraw: 'takes a post away, with undo',
  joinDay: 'comes to a date: what it says is chosen by the button',
  tellMe: 'a new watch',
  sayDoorWord: 'ends one’s careful days: nothing of it was shown',
  signInByPassphrase: 'signs in',
  signInByLink: 'signs in',
  askForLink: 'asks to sign in',
  makePassphrase: 'a new passphrase, for whoever gives the old one; it was not shown',
  changeAddress: 'asks for the passphrase; the address of before is told',
  forgetAddress: 'asks for the passphrase; the address is told',
  confirm: 'by the link of a mail, which works once',
  makeInvitation: 'a new invitation',
  revoke: 'takes an invitation back',
  acceptInvitation: 'by the token of an invitation',
  renewByLink: 'by the token of a mail',
  keepPlace: 'by the token of a mail',
};
const READS = /\bparse\(/;
const KNOWS_BEFORE = /\b(?:openedBy|beforeIn|withTheirs|mergeChanges|changePlace)\(/;

/** A function of a file, with those of its file that it calls. */
function reached(name: string, functions: Map<string, string>, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of functions.keys())
    if (new RegExp(`\\b${other}\\(`).test(functions.get(name) ?? '')) reached(other, functions, seen);
  return seen;
}

/** The actions of a file that read a form, with all that they say; and what is wrong with them. */
function actionsIn({ text }: Source): { name: string; whole: string }[] {
  const parts = withoutComments(text)
    .split(/^(?=(?:export )?(?:async )?function )/m)
    .slice(1);
  const functions = new Map(parts.map((part) => [/function (\w+)/.exec(part)?.[1] ?? '', part]));
  return [...functions]
    .filter(([, part]) => part.startsWith('export'))
    .map(([name]) => ({
      name,
      whole: [...reached(name, functions)].map((each) => functions.get(each)).join('\n'),
    }))
    .filter(({ whole }) => READS.test(whole));
}

const violations = (source: Source): string[] =>
  actionsIn(source)
    .filter(({ name, whole }) => !KNOWS_BEFORE.test(whole) && !OVERWRITES_NOTHING[name])
    .map(({ name }) => `${source.file} ${name} overwrites, and does not know what its form was opened with`);

/** The forms of a component that send to an action which asks what they were opened with, and do not say it. */
function silent({ file, text }: Source, asking: string[]): string[] {
  const names = asking.filter((name) => new RegExp(`\\b${name}\\b`).test(text.replace(/^import .*$/gm, '')));
  const says = /<Before\b|name=\{BEFORE\}|name="version"/.test(text);
  return says
    ? []
    : names.filter((name) => text.includes('<Form') && text.includes(name)).map((name) => `${file} ${name}`);
}

const ACTIONS = sources('lib/**/actions.ts');

test('every action knows what its form was opened with, or overwrites nothing', () => {
  expect(ACTIONS.flatMap(violations)).toEqual([]);
  const all = ACTIONS.flatMap(actionsIn).map(({ name }) => name);
  expect(Object.keys(OVERWRITES_NOTHING).filter((name) => !all.includes(name))).toEqual([]);
});

test('every form for something that stands says what it was opened with', () => {
  const asking = ACTIONS.flatMap(actionsIn)
    .filter(({ whole }) => /\bopenedBy\(/.test(whole))
    .map(({ name }) => name);
  expect(asking.length).toBeGreaterThan(8);
  const forms = sources('{components,app}/**/*.tsx');
  const sent = asking.filter((name) => forms.some(({ text }) => text.includes(name)));
  expect(sent).toEqual(asking);
  expect(forms.flatMap((form) => silent(form, asking))).toEqual([]);
});

test('found: an action that overwrites, and a form that does not say what it was opened with', () => {
  const action = (body: string) => ({
    file: 'lib/people/person/actions.ts',
    text: `'use server';\nexport async function changeShoes(_: FormState, form: FormData) {\n${body}\n}`,
  });
  expect(violations(action('const { data } = parse(schema, form); await keep(data);'))).toHaveLength(1);
  expect(
    violations(action('const { data } = parse(schema, form); await keep(data, openedBy(form));')),
  ).toEqual([]);
  const form = { file: 'components/people/shoes.tsx', text: '<Form action={changeShoes} start={start}>' };
  expect(silent(form, ['changeShoes'])).toHaveLength(1);
  expect(silent({ ...form, text: `${form.text}<Before start={start} />` }, ['changeShoes'])).toEqual([]);
});
