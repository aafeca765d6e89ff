import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// Each package has its line in docs/dependencies.md, and each line its package.

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
