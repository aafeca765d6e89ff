import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { type Source, sources } from '#lib/sources';

// What a function asks for and answers (STYLE.md, "Types carry the rules"): a viewer only where it matters who asks, three things by
// position at most, and answers of several kinds tagged. Read from the syntax tree, which Vitest's own parser makes.

/** As many parameters as one keeps apart by position; more are one object. */
const MOST = 3;
/** What React gives an action after what it is bound to: the form's state, and the form. */
const BY_REACT = /^(?:_|state): FormState$|^form: FormData$/;

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
type Found = { node: Node; parent: Node | undefined };

const isNode = (it: unknown): it is Node =>
  typeof it === 'object' && it !== null && typeof (it as Node).type === 'string';

/** A node and all that it is made of, each with the node it stands in. */
function within(it: unknown, parent?: Node): Found[] {
  if (Array.isArray(it)) return it.flatMap((each) => within(each, parent));
  return isNode(it) ? [{ node: it, parent }, ...Object.values(it).flatMap((each) => within(each, it))] : [];
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSFunctionType'];
/** A function, or the type of one. `said` is a node's text; `types` are what the file itself calls a type. */
type Signature = {
  name: string;
  node: Node;
  params: Node[];
  said: (node: Node) => string;
  types: Map<unknown, Node>;
};

function signatures({ file, text }: Source): Signature[] {
  const all = within(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  const said = ({ start, end }: Node) => text.slice(start, end);
  const aliases = all.filter(({ node }) => node.type === 'TSTypeAliasDeclaration');
  const types = new Map(aliases.map(({ node }) => [(node.id as Node).name, node.typeAnnotation as Node]));
  return all.flatMap(({ node, parent }) => {
    if (!FUNCTIONS.includes(node.type)) return [];
    const named = [node.id, parent?.id, parent?.key].find(isNode);
    const name = `${file} ${named ? said(named).split(':')[0] : 'without a name'}`;
    return [{ name, node, params: node.params as Node[], said, types }];
  });
}

/** Functions that take a viewer and do nothing with it, or hand it to nobody but themselves. */
function unusedViewers(source: Source): string[] {
  return signatures(source).flatMap(({ name, node, params, said }) => {
    const viewer = params.find((param) => /^_?viewer\b/i.test(said(param)));
    if (!viewer || !node.body) return [];
    const called = /^_?viewer/i.exec(said(viewer))?.[0];
    const isUse = ({ node: use, parent }: Found) => {
      const callee = parent?.type === 'CallExpression' && isNode(parent.callee) ? said(parent.callee) : '';
      return use.type === 'Identifier' && use.name === called && callee !== name.split(' ')[1];
    };
    const others = params.filter((param) => param !== viewer);
    return within([node.body, others]).some(isUse) ? [] : [name];
  });
}

/** Functions of more parameters than one keeps apart by position. */
function longSignatures(source: Source): string[] {
  return signatures(source).flatMap(({ name, params, said }) =>
    params.filter((param) => !BY_REACT.test(said(param))).length > MOST ? [name] : [],
  );
}

/** What a promise, a type in brackets, or a name that the file gives to a type stands for. */
function meant(type: Node, types: Signature['types']): Node {
  if (type.type === 'TSParenthesizedType') return meant(type.typeAnnotation as Node, types);
  if (type.type !== 'TSTypeReference') return type;
  const { name } = type.typeName as Node;
  const [inner] = ((type.typeArguments as Node | null)?.params ?? []) as Node[];
  if (name === 'Promise' && inner) return meant(inner, types);
  const alias = types.get(name);
  return alias ? meant(alias, types) : type;
}

const KINDS: Record<string, string> = {
  TSLiteralType: 'text',
  TSStringKeyword: 'text',
  TSBooleanKeyword: 'boolean',
  TSArrayType: 'list',
  TSTupleType: 'list',
  TSTypeLiteral: 'object',
  TSIntersectionType: 'object',
  TSTypeReference: 'object',
};

/** Functions whose answer is of several kinds that no tag tells apart; nothing at all (undefined, null) is no kind. */
function mixedAnswers(source: Source): string[] {
  return signatures(source).flatMap(({ name, node, types }) => {
    const said = (node.returnType as Node | null)?.typeAnnotation;
    const answer = isNode(said) ? meant(said, types) : undefined;
    if (answer?.type !== 'TSUnionType') return [];
    const kinds = (answer.types as Node[]).flatMap((type) => KINDS[meant(type, types).type] ?? []);
    return new Set(kinds).size > 1 ? [name] : [];
  });
}

const files = sources('{app,components,islands,lib,bin}/**/*.{ts,tsx}').filter(
  ({ file }) => !/\.test\.tsx?$/.test(file),
);

test('who takes a viewer uses it; three things by position at most; answers of several kinds are tagged', () => {
  expect(files.flatMap(signatures).length).toBeGreaterThan(1_500);
  expect(files.flatMap(unusedViewers)).toEqual([]);
  expect(files.flatMap(longSignatures)).toEqual([]);
  expect(files.flatMap(mixedAnswers)).toEqual([]);
});

type Sample = [why: string, found: (source: Source) => string[], text: string];

const FOUND: Sample[] = [
  ['a viewer, unused', unusedViewers, 'function a(viewer: Viewer, id: string) { return id; }'],
  ['unused, and said to be', unusedViewers, 'const a = async (_viewer: Viewer) => 1;'],
  ['only for itself', unusedViewers, 'function a(viewer: V, db?: T) { if (!db) return a(viewer, tx); }'],
  ['four by position', longSignatures, 'function a(b: B, c: C, d: D, e: E) {}'],
  ['one that may be left out', longSignatures, 'const a = (b: B, c: C, d: D, e = 1) => b;'],
  ['four that are typed only', longSignatures, 'type A = (b: B, c: C, d: D, e: E) => void;'],
  ['an object or a word', mixedAnswers, "function a(): Promise<{ slug: string } | 'full' | undefined> {}"],
  ['a named type or a word', mixedAnswers, "const a = (): Pixels | 'unreadable' => b;"],
  ['by another name', mixedAnswers, "type A = string[] | 'none';\nfunction a(): Promise<A> {}"],
  ['yes, or a text', mixedAnswers, 'function a(): boolean | string {}'],
];
const ALLOWED: Sample[] = [
  ['a viewer, used', unusedViewers, 'const a = (viewer: V) => viewer.id;'],
  ['used by default', unusedViewers, 'const a = (viewer: V, id = viewer.id) => id;'],
  ['what React gives', longSignatures, 'function a(b: B, c: C, _: FormState, form: FormData) {}'],
  ['one object', longSignatures, 'function a(viewer: V, { b, c, d, e }: A, db: T) {}'],
  ['nothing there', mixedAnswers, 'function a(): Promise<string | undefined> {}'],
  ['one of some words', mixedAnswers, "function a(): 'done' | 'old' | null {}"],
  ['tagged', mixedAnswers, "function a(): { kind: 'moved'; to: string } | { kind: 'missing' } {}"],
];

test.each(FOUND)('found: %s', (_, found, text) => {
  expect(found({ file: 'a.ts', text })).toEqual([/^type A = \(/.test(text) ? 'a.ts A' : 'a.ts a']);
});

test.each(ALLOWED)('not found: %s', (_, found, text) => {
  expect(found({ file: 'a.ts', text })).toEqual([]);
});
