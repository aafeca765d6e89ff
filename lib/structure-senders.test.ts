import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// What is typed outlives the session: every action takes its sender by `requireSender` or `formSender`, which hold the form where the session
// has ended (lib/people/submission/sender.ts). A new form has it for nothing; one that goes round it is found here.

/** Actions that ask for nobody, each with its reason. */
const ANYBODY: Record<string, string> = {
  lookThere: 'where a device looks is its own',
  lookHere: 'likewise',
  lookAtEverything: 'likewise',
  chooseLanguage: 'a device speaks a language; whoever is signed in has it kept as well',
  dismissPassphrase: 'takes a cookie from the device',
  dismissInvitation: 'likewise',
  signInByPassphrase: 'signs in',
  signInByLink: 'signs in',
  askForLink: 'asks to sign in',
  signOut: 'signs this device out, signed in or not',
  acceptInvitation: 'by the token of an invitation',
  revoke: 'likewise',
  renewByLink: 'by the token of a mail',
  cannotComeByLink: 'likewise',
  keepPlace: 'likewise',
  confirm: 'likewise',
  answer: 'likewise',
  stopNotifications: 'likewise',
  startNotifications: 'likewise',
  hidePicture: 'whoever is in a picture need not be anybody here',
  hide: 'what gives somebody away is hidden at one tap by anybody, visitors too',
};
const TAKES_SENDER = /\b(?:requireSender|formSender)\(/;

/** What is wrong with how actions take whoever sends them. */
function violations({ file, text }: Source): string[] {
  const code = withoutComments(text);
  const parts = code.split(/^(?=(?:export )?(?:async )?function )/m).slice(1);
  const functions = new Map(parts.map((part) => [/function (\w+)/.exec(part)?.[1] ?? '', part]));
  const found: string[] = [];
  for (const [name, part] of functions) {
    if (!part.startsWith('export')) continue;
    const whole = [...reached(name, functions)].map((each) => functions.get(each)).join('\n');
    if (!TAKES_SENDER.test(whole) && !ANYBODY[name]) found.push(`${file} ${name} takes no sender`);
    if (/\bstagePictures\(/.test(whole) && !/Sender\(form, holdPictures\)/.test(whole))
      found.push(`${file} ${name} holds no pictures`);
    if (/\brequireViewer\(/.test(whole)) found.push(`${file} ${name} loses what was typed`);
  }
  return found;
}

/** A function, and those of its file that it calls. */
function reached(name: string, functions: Map<string, string>, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of functions.keys())
    if (new RegExp(`\\b${other}\\(`).test(functions.get(name) ?? '')) reached(other, functions, seen);
  return seen;
}

test('every action holds the form of whoever is signed in no more', () => {
  const actions = sources('lib/**/actions.ts');
  expect(actions.length).toBeGreaterThan(15);
  expect(actions.flatMap(violations)).toEqual([]);
});

const action = (body: string, more = '') =>
  `'use server';\nexport async function act(form: FormData) {\n${body}\n}\n${more}`;

test.each([
  ['no sender', action('await mutate();')],
  ['a viewer that is led away', action("await requireViewer('/me'); await requireSender(form);")],
  [
    'pictures that are lost',
    action(
      'await requireSender(form); await read(form);',
      'async function read() { await stagePictures(form); }',
    ),
  ],
])('found: %s', (_, text) => {
  expect(violations({ file: 'lib/posts/post/actions.ts', text })).toHaveLength(1);
});

test('a sender that another function of the file takes', () => {
  const text = action('await send(form);', 'async function send(form: FormData) { await formSender(form); }');
  expect(violations({ file: 'lib/posts/post/actions.ts', text })).toEqual([]);
});

/** The actions that make one thing of a form sent twice. */
const ONCE_ONLY = /\b(?:submitAs|submitAsAnybody|letIn)\(/;
/** By what a form carries its token: itself, or in a component that it stands in. */
const CARRIES = /<(?:Once|Sender|PostForm|WriteLetter)\b/;

/** Forms whose action makes one thing of two sendings, and which carry nothing to know them by. */
function formsWithoutToken(actions: Source[], forms: Source[]): string[] {
  const names = actions.flatMap(({ text }) => {
    const parts = withoutComments(text)
      .split(/^(?=(?:export )?(?:async )?function )/m)
      .slice(1);
    const functions = new Map(parts.map((part) => [/function (\w+)/.exec(part)?.[1] ?? '', part]));
    const isOnce = (name: string) =>
      [...reached(name, functions)].some((each) => ONCE_ONLY.test(functions.get(each) ?? ''));
    return [...functions]
      .filter(([name, part]) => part.startsWith('export') && isOnce(name))
      .map(([name]) => name);
  });
  const uses = new RegExp(`action=\\{(?:${names.join('|')})\\b`);
  return forms.filter(({ text }) => uses.test(text) && !CARRIES.test(text)).map(({ file }) => file);
}

test('every form whose action makes one thing of two sendings carries its token', () => {
  const [actions, forms] = [sources('lib/**/actions.ts'), sources('{app,components}/**/*.tsx')];
  expect(formsWithoutToken(actions, forms)).toEqual([]);
});

test('a form without its token is found', () => {
  const action = {
    file: 'lib/a/actions.ts',
    text: "'use server';\nexport async function say(form) {\n  await submitAs(viewer, form, work);\n}",
  };
  const form = (text: string) => formsWithoutToken([action], [{ file: 'components/a.tsx', text }]);
  expect(form('<Form action={say.bind(null, id)}><Send /></Form>')).toEqual(['components/a.tsx']);
  expect(form('<Form action={say.bind(null, id)}><Once /><Send /></Form>')).toEqual([]);
  expect(form('<Form action={sayMore}><Send /></Form>')).toEqual([]);
});
