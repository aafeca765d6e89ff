import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// Each package has its line in docs/dependencies.md, and each line its package; none is as old as an advisory that is told there.

const read = (file: string) => readFileSync(file, 'utf8');

test('each package says what it is for, its licence, its last release, who keeps it, and what would replace it', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const packages = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const lines = read('docs/dependencies.md').matchAll(/^\| `([^`]+)`\s*\|(.*)\|$/gm);
  const said = new Map([...lines].map(([, name, rest = '']) => [name, rest.split('|')]));
  expect([...said.keys()].sort()).toEqual(packages.map(([name]) => name).sort());
  for (const [name, cells] of said) {
    const full = cells.filter((cell) => cell.trim() !== '');
    expect([name, full.length]).toEqual([name, 5]);
    expect([name, cells[2]]).toEqual([name, expect.stringMatching(/\d{4}-\d{2}-\d{2}/)]);
  }
  for (const [name, version] of packages)
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d/)]);
});

type Locked = Record<string, { version: string }>;
const LOCKED: Locked = JSON.parse(read('package-lock.json')).packages;

/** Locked packages older than the version that mended what an advisory says of them: `| GHSA-… | name | mended in | …` */
function known(packages: Locked): string[] {
  const older = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true }) < 0;
  const rows = [...read('docs/dependencies.md').matchAll(/^\| GHSA-[^|]*\| ([^ |]+)\s*\| (\d[^ |]*)\s*\|/gm)];
  expect(rows.length).toBeGreaterThan(20);
  return rows.flatMap(([, name, mended = '']) =>
    Object.entries(packages)
      .filter(([at, { version }]) => at.endsWith(`node_modules/${name}`) && older(version, mended))
      .map(([at, { version }]) => `${at}: ${version} is older than ${mended}`),
  );
}

test('no package is older than what an advisory asks for', () => {
  expect(known(LOCKED)).toEqual([]);
  expect(known({ ...LOCKED, 'node_modules/a/node_modules/fast-uri': { version: '3.1.8' } })).toHaveLength(1);
  expect(known({ ...LOCKED, 'node_modules/fast-uri': { version: '3.1.10' } })).toEqual([]);
});
