import { expect, test } from 'vitest';
import { PROOFS } from '#siege/cases/access';
import { TIMES } from '#siege/cases/times';
import { GROUPS } from '#siege/groups';
import { elementsIn, formsIn } from '#siege/html';
import type { Answer } from '#siege/http';
import { type Canary, leaksIn } from '#siege/leaks';
import { NOT_YET } from '#siege/not-yet';

const all = GROUPS.flatMap(({ cases }) => cases);

test('each case has a name of its own, each group but two stands in the short form, and what is left out is there', () => {
  const names = all.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(600);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  for (const { name, cases } of GROUPS.filter(({ cases }) => cases !== PROOFS && cases !== TIMES))
    expect([name, cases.some(({ quick }) => quick)]).toEqual([name, true]);
  expect(Object.keys(NOT_YET).filter((name) => !names.includes(name))).toEqual([]);
});

const answer = (text: string, headers = {}): Answer => ({
  ...{ status: 200, headers, cookies: [], body: Buffer.from(text), text, ms: 1 },
});
const canaries: Canary[] = [{ word: 'bafegi', what: 'a letter', knows: (who) => who === 'Amina' }];
const leaks = (
  text: string,
  { who, said = '/', headers = {} }: { who?: string; said?: string; headers?: object } = {},
) =>
  leaksIn([{ who, where: 'GET /', said, answer: answer(text, headers) }], canaries, [
    ['a key', 'sesame-sesame'],
  ]);

test.each([
  ['a stack', 'oh\n    at answer (/srv/door.js:12:3)\n'],
  ['a file of the program', 'in node_modules/next'],
  ['SQL', 'SELECT "id" FROM "Person"'],
  ['the database’s own words', 'syntax error at or near "x"'],
  ['Prisma’s own words', 'Invalid `prisma.post.create()`'],
  ['Node’s own words', 'TypeError: x is not a function'],
  ['Next’s own words', 'self.__next_f.push([0])'],
  ['a key', 'it is sesame-sesame'],
  ['a letter', 'she wrote bafegi'],
])('what leaks is found: %s', (what, text) => {
  expect(leaks(text)).toEqual([`GET / tells a visitor ${what}`]);
});

test('a leak in a header is one; what somebody said themselves, or may read, is none', () => {
  expect(leaks('', { headers: { 'x-powered-by': 'bafegi' } })).toHaveLength(1);
  expect(leaks('bafegi', { said: '/?q=bafegi' })).toEqual([]);
  expect(leaks('bafegi', { who: 'Amina' })).toEqual([]);
  expect(leaks('bafegi', { who: 'Boris' })).toHaveLength(1);
});

test('a page is read as a browser reads it', () => {
  const page =
    '<p title="&lt;i&gt;">a<textarea name="a">\n<b>x</textarea><script>"<p>"</script><img src=x onerror=y></p>';
  expect(elementsIn(page).map(({ tag }) => tag)).toEqual(['p', 'textarea', 'script', 'img']);
  expect(elementsIn(page)[3]?.attrs).toEqual({ src: 'x', onerror: 'y' });
  expect(elementsIn(page)[0]?.attrs.title).toBe('<i>');
});

test('a form is sent as a browser sends it', () => {
  const [form] = formsIn(
    '<form method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;ab1&quot;}"/><textarea name="words">\na</textarea><input type="checkbox" name="no"/><input type="radio" name="when" value="any" checked=""/><select name="s"><option value="1">a</option><option value="2" selected="">b</option></select><button name="b" value="c">Go</button></form><form method="get"></form>',
  );
  expect(form?.fields).toEqual([
    ['$ACTION_1:0', '{"id":"ab1"}'],
    ['words', 'a'],
    ['when', 'any'],
    ['s', '2'],
  ]);
  expect([form?.actions, form?.buttons]).toEqual([['ab1'], [{ name: 'b', value: 'c', text: 'Go' }]]);
});
