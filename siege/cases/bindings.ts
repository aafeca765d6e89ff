import { strict as assert } from 'node:assert';
import type { Case, Siege } from '#siege/case';
import { DEEDS } from '#siege/cases/deeds';
import { filled } from '#siege/client';
import type { Form } from '#siege/html';
import { settled } from '#siege/settled';

// What a page binds to its actions comes back as whoever sends it likes: an object would act as a filter, a reference as something of React's.

/** What is bound instead, in place of an id. */
const FORGED: [what: string, bound: string][] = [
  ['a filter', '[{"contains":""}]'],
  ['a filter that takes all', '[{"not":""}]'],
  ['a number', '[1]'],
  ['null', '[null]'],
  ['a list', '[["x"]]'],
  ['nothing', '[]'],
  ['no JSON', 'x'],
  ['a reference to the form', '["$K1"]'],
  ['a reference to an action', '["$F1"]'],
  ['a promise', '["$@1"]'],
  ['a date', '["$D2026-01-01"]'],
  ['a map', '["$Q1"]'],
  ['an iterator', '["$i1"]'],
  ['a prototype', '[{"__proto__":{"viewer":true},"values":{},"errors":{}}]'],
  ['a NUL', '["\\u0000"]'],
  ['half a sign', '["\\ud800"]'],
  ['ten thousand lists in lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['three hundred texts', JSON.stringify(Array(300).fill('x'))],
];

const kinds: Case[] = FORGED.map(([what, bound], at) => ({
  name: `${what}, bound in place of an id, withdraws nothing`,
  ...(at < 2 && { quick: true as const }),
  attack: async (siege) => {
    const answer = await sent(siege, 'withdraw', (fields) => rebound(fields, bound));
    assert.ok([400, 404, 422].includes(answer), `${answer}`);
  },
}));

const BOUND = [
  'undo',
  'sayStillSo',
  'change',
  'changeOwn',
  'givePicture',
  'writeIn',
  'letThemIn',
  'showMeTheWay',
  'cannotComeAfterAll',
  'stop',
  'closeHere',
  'sayNoMoreHere',
  'moveDate',
];

const deeds: Case[] = DEEDS.filter(({ action }) => BOUND.includes(action)).map((deed) => ({
  name: `a filter bound to “${deed.action}” reaches nobody’s things`,
  attack: async (siege) => {
    const answer = await sent(siege, deed.action, (fields) =>
      rebound(fields, '[{"contains":""},{"contains":""}]'),
    );
    assert.ok([400, 404, 422].includes(answer), `${answer}`);
  },
}));

/** Fields by which Next knows a form, as Next never makes them. */
const FIELDS: [what: string, mangled: (fields: Form['fields']) => Form['fields']][] = [
  ['$ACTION_REF_z', (fields) => renamed(fields, /^\$ACTION_REF_\d+$/, '$ACTION_REF_z')],
  ['$ACTION_REF_ alone', (fields) => renamed(fields, /^\$ACTION_REF_\d+$/, '$ACTION_REF_')],
  ['$ACTION_ID_ of nothing', (fields) => [...fields, ['$ACTION_ID_', '']]],
  ['$ACTION_', (fields) => [...fields, ['$ACTION_', 'x']]],
  ['$ACTION_1:2', (fields) => [...fields, ['$ACTION_1:2', '"x"']]],
  [
    '$ACTION_99999999999999999999:0',
    (fields) => [...fields, ['$ACTION_99999999999999999999:0', '{"id":"x"}']],
  ],
  ['$ACTIONX', (fields) => [...fields, ['$ACTIONX', 'x']]],
  ['an action without what is bound to it', (fields) => fields.filter(([name]) => !/:1$/.test(name))],
  ['what is bound, twice', (fields) => [...fields, ...fields.filter(([name]) => /:1$/.test(name))]],
  [
    'the names of prototypes',
    (fields) => [...fields, ['__proto__', 'x'], ['constructor', 'x'], ['toString', 'x']],
  ],
];

const names: Case[] = FIELDS.map(([what, mangled], at) => ({
  name: `a form with ${what} is refused, or its field passed over`,
  ...(at === 0 && { quick: true as const }),
  attack: async (siege) => {
    const answer = await sent(siege, 'sayOfDate', mangled);
    assert.ok([303, 400, 404, 422].includes(answer), `${answer}`);
  },
}));

/** Sends somebody else the form of a deed, mangled, and makes sure that it did nothing. @returns the status */
async function sent(
  siege: Siege,
  action: string,
  mangled: (fields: Form['fields']) => Form['fields'],
): Promise<number> {
  const deed = DEEDS.find((each) => each.action === action);
  if (!deed) throw new Error(`no deed is called ${action}`);
  const owner = siege.as(siege.scene[deed.whose]);
  const page = await owner.open(await deed.page(siege));
  const look = async () => settled((await owner.get(await deed.seen(siege))).text);
  const before = await look();
  const fields = filled(owner.form(page, action), deed.given ?? {});
  const { status } = await siege.as(siege.scene.carla).postForm(page.path, mangled(fields));
  assert.equal(await look(), before);
  return status;
}

const rebound = (fields: Form['fields'], bound: string): Form['fields'] =>
  fields.map(([name, value]) => [name, /^\$ACTION_\d+:1$/.test(name) ? bound : value]);

const renamed = (fields: Form['fields'], from: RegExp, to: string): Form['fields'] =>
  fields.map(([name, value]) => [from.test(name) ? to : name, value]);

export const BINDINGS: Case[] = [...kinds, ...deeds, ...names];
