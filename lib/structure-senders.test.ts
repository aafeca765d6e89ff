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
  stopNotifications: 'likewise',
  startNotifications: 'likewise',
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
