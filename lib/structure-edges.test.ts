import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';
import rules from '../.dependency-cruiser.mjs';

// Who imports whom (.dependency-cruiser.mjs). Planted samples prove that each rule finds what it is for.

const LAYERS = ['app', 'components', 'lib', 'islands', 'bin', 'e2e', 'audit', 'bench', 'faults', 'siege'];

/** What breaks the rules in some sources, each as `file → file (rule)`, and how many sources were read. */
async function edges(of: string[], baseDir = process.cwd()) {
  const options = { ...rules.options, baseDir, validate: true, ruleSet: { forbidden: rules.forbidden } };
  const { resolveOptions, ...cruising } = { ...options, resolveOptions: {} };
  const { output } = await cruise(of, cruising as Parameters<typeof cruise>[1], resolveOptions);
  const { modules, summary } = output as ICruiseResult;
  const lost = modules.flatMap(({ source, dependencies }) =>
    dependencies.filter((each) => each.couldNotResolve).map(({ module }) => `${source} → ${module} (lost)`),
  );
  const found = summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`);
  return { found: [...found, ...lost], modules: modules.map(({ source }) => source) };
}

test('everybody imports from below only, and nobody in a circle', async () => {
  const { found, modules } = await edges([...LAYERS, 'instrumentation.ts']);
  expect(modules.length).toBeGreaterThan(400);
  expect(found).toEqual([]);
}, 240_000);

/** Samples, each in a file of its own, as one house of its own; what they import stands there, and is empty. */
async function planted(samples: Sample[]) {
  const house = mkdtempSync(path.join(tmpdir(), 'fournil-edges-'));
  try {
    const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
    writeFileSync(path.join(house, 'package.json'), JSON.stringify({ type: 'module', imports }));
    symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'));
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
      writeFileSync(path.join(house, name), text, { flag: 'a' });
    };
    write('app/page.tsx', 'export const x = 1;\n');
    write('e2e/server.ts', 'export const x = 1;\n');
    for (const [, , text] of samples)
      for (const [, layer = '', name] of text.matchAll(/'#(\w+)\/([^']+)'/g))
        write(`${layer}/${name}.${layer === 'components' ? 'tsx' : 'ts'}`, '');
    for (const [, file, text] of samples) write(file, text);
    return (
      await edges(
        samples.map(([, file]) => file),
        house,
      )
    ).found;
  } finally {
    rmSync(house, { recursive: true });
  }
}

type Sample = [why: string, file: string, text: string];

const FOUND: Sample[] = [
  ['values import a noun', 'lib/values/text/a.ts', "import { x } from '#lib/people/b';"],
  ['values import the platform', 'lib/values/text/b.ts', "import { x } from '#lib/platform/config/b';"],
  ['a room imports one on its floor', 'lib/letters/rules.ts', "import { x } from '#lib/watches/b';"],
  ['lib imports a component', 'lib/posts/post/rules.ts', "import { x } from '#components/ui/b';"],
  ['a component imports a page', 'components/posts/a.tsx', "import { x } from '../../app/page';"],
  ['a noun imports a later one', 'lib/places/queries.ts', "import { x } from '#lib/posts/post/b';"],
  ['for its type only', 'lib/places/rules.ts', "import type { X } from '#lib/posts/post/b';"],
  ['the kit knows a noun', 'components/ui/a.tsx', "import { x } from '#lib/posts/post/b';"],
  ['the kit knows a component', 'components/ui/c.tsx', "import { x } from '#components/posts/b';"],
  ['lib imports a command', 'lib/operations/a.ts', "import { x } from '#bin/b';"],
  ['lib imports from e2e', 'lib/operations/b.ts', "import { x } from '../../e2e/server.ts';"],
  ['lib imports the auditor', 'lib/operations/c.ts', "import { x } from '#audit/b';"],
  ['a page reaches the database', 'app/a/page.tsx', "import { x } from '#lib/platform/database/client';"],
  ['an action reaches it', 'lib/posts/post/actions.ts', "import { x } from '#lib/platform/database/client';"],
  ['a rule imports a client', 'lib/people/rules.ts', "import pg from 'pg';\nexport const x = pg;"],
  ['a rule imports Prisma', 'lib/people/schema.ts', "import { x } from '#generated/prisma/client';"],
  ['over several lines', 'app/b/page.tsx', "import {\n  x,\n} from '#lib/platform/database/client';"],
  ['when needed', 'app/c/page.tsx', "const { x } = await import('#lib/platform/database/client');"],
  ['the periods know a noun', 'lib/values/periods.ts', "import { x } from '#lib/posts/post/b';"],
  ['a circle', 'lib/values/text/c.ts', "import { x } from '#lib/values/text/c';"],
];
const ALLOWED: Sample[] = [
  ['a type', 'lib/conversations/rules.ts', "import type { X } from '#lib/platform/database/client';"],
  ['a query', 'lib/posts/post/queries.ts', "import { x } from '#lib/platform/database/client';"],
  ['statements', 'lib/posts/post/board.sql.ts', "import { x } from '#lib/platform/database/client';"],
  ['the periods', 'lib/watches/rules.ts', "import { x } from '#lib/values/periods';"],
  ['an earlier noun', 'lib/letters/queries.ts', "import { x } from '#lib/people/b';"],
  ['a test, from above', 'lib/platform/form/a.test.ts', "import { x } from '#lib/people/b';"],
];

test('each rule finds what is planted, and nothing else', async () => {
  const found = await planted([...FOUND, ...ALLOWED]);
  const of = (file: string) => found.filter((each) => each.startsWith(`${file} →`));
  expect(FOUND.filter(([, file]) => of(file).length === 0)).toEqual([]);
  expect(ALLOWED.filter(([, file]) => of(file).length > 0)).toEqual([]);
}, 240_000);
