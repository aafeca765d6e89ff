import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// What is removed, renamed over or cut short is written over first: lib/platform/files/overwrite.ts and replace.ts do that, and nothing else
// may take a file's bytes away.

/** What of node:fs gives blocks free, or may: a file that is opened to be written anew, or is copied over, loses what it held. */
const TAKES =
  /^(rm|rmdir|unlink|rename|truncate|ftruncate|writeFile|createWriteStream|cp|copyFile)(Sync)?$|^(default|promises|\*)$/;
/** By a handle, by what a file is opened with, and by a program. */
const OTHERWISE =
  /\.truncate(Sync)?\(|\b(?:flags?:|open(?:File|Sync)?\([^;]*?,)\s*['"][wW]\+?['"]|\b(?:exec|spawn|fork)\w*\(\s*['"](?:[\w/]*\/)?(?:rm|mv|cp|unlink|truncate|shred|dd)\b/;

/** Who does so all the same, each with its reason. */
const MAY: Record<string, string> = {
  'lib/platform/files/overwrite.ts': 'is the way',
  'lib/platform/files/replace.ts': 'is the way',
  'lib/platform/config/keys.ts': 'makes a key that is not there yet (wx)',
  'lib/platform/database/binaries.ts': 'copies PostgreSQL’s programs, as npm brought them',
  'lib/platform/database/folders.ts':
    'moves whole folders to names that are free, and writes marks that say nothing but that they are there',
  'lib/platform/database/stale-lock-file.ts': 'removes the number of a process that is gone, and its socket',
  'lib/platform/database/health.ts': 'writes one and the same word, and takes it away',
  'lib/operations/night/request.ts': 'says that a night is asked for, and how it went: no word of anybody',
  'lib/operations/backup/file.ts': 'writes a file that is not there yet (wx)',
  'lib/operations/backup/import.ts': 'writes files that are not there yet (wx)',
  'lib/operations/backup/contents.ts': 'copies into a folder that it has just made',
  'lib/feeds/fonts.ts': 'fonts, as npm brought them',
  'lib/operations/towns/write.ts': 'the towns of the world, as npm brought them',
  'lib/operations/towns/towns.ts': 'by what the towns were made',
  'lib/operations/start/build.ts': 'by what a build was made',
  'lib/operations/migration.ts': 'writes a migration into the sources',
  'lib/operations/catalogue.ts':
    'writes the catalogue into the sources, read from a database with nothing in it',
  'lib/operations/checks/browser.ts': 'unpacks a browser for the tests',
  'lib/operations/checks/parts.ts': 'results of tests',
  'lib/operations/checks/leftovers.ts': 'the folder of a run of tests',
  'bin/launch.mjs': 'packages and programs, as npm brought them',
};

/** By which ways each source takes bytes away, as "file: way". */
function ways(files: Source[]): string[] {
  return files.flatMap(({ file, text: whole }) => {
    const text = withoutComments(whole);
    const imported = [
      ...text.matchAll(/\bimport\s+([^;]*?)\s+from\s+['"](?:node:)?fs(?:\/promises)?['"]/g),
    ].flatMap(([, names = '']) => namesIn(names));
    const loaded = /\b(?:import|require)\(\s*['"](?:node:)?fs(?:\/promises)?['"]|process\.binding\(/.exec(
      text,
    );
    const found = [...imported.filter((name) => TAKES.test(name)), loaded?.[0], OTHERWISE.exec(text)?.[0]];
    return found.filter((way) => way !== undefined).map((way) => `${file}: ${way}`);
  });
}

/** What an import takes: of `{ rm as remove }` rm, of `* as fs` all, of `fs` the default. */
function namesIn(clause: string): string[] {
  const [, outside = '', braced = ''] = /^([^{]*)(?:\{([^}]*)\})?/s.exec(clause) ?? [];
  const named = braced.split(',').map((each) => each.trim().split(/\s+as\s+/)[0] ?? '');
  const whole = outside.includes('*') ? ['*'] : outside.replaceAll(',', '').trim() ? ['default'] : [];
  return [...named, ...(/^type\s/.test(clause) ? [] : whole)].filter(
    (name) => name && !name.startsWith('type '),
  );
}

const fileOf = (way: string) => way.slice(0, way.indexOf(': '));

test('files are erased and replaced by one way', () => {
  const found = ways(
    sources('{app,components,lib,islands,bin}/**/*.{ts,tsx,mjs}', '*.{ts,mjs}').filter(
      ({ file }) => !/\.test\.tsx?$|\/testing(-[\w-]+)?\.ts$|^lib\/sources\.ts$/.test(file),
    ),
  );
  expect(found.filter((way) => !MAY[fileOf(way)])).toEqual([]);
  expect(Object.keys(MAY).filter((file) => !found.some((way) => fileOf(way) === file))).toEqual([]);
});

test.each([
  "import { rm } from 'node:fs/promises';",
  "import { existsSync, rmSync as remove } from 'node:fs';",
  'import { unlink } from "fs/promises";',
  "import { rename } from 'node:fs/promises';",
  "import {\n  existsSync,\n  truncateSync,\n} from 'node:fs';",
  "import { writeFile } from 'node:fs/promises';",
  "import { createWriteStream } from 'node:fs';",
  "import { copyFile } from 'node:fs/promises';",
  "import * as fs from 'node:fs';",
  "import fs from 'fs';",
  "import fs, { existsSync } from 'node:fs';",
  "import { promises } from 'node:fs';",
  "const { rm } = await import('node:fs/promises');",
  "const { rm } = require('fs');",
  'await handle.truncate(0);',
  "await open(file, 'w', 0o600);",
  "const handle = await open(path.join(a, b), 'w+');",
  "openSync(file, 'w');",
  "await pipeline(body, stream(file, { flags: 'w' }));",
  "spawnSync('rm', ['-rf', folder]);",
  "execSync('/bin/mv a b');",
])('%s takes bytes away', (text) => {
  expect(ways([{ file: 'lib/a/mutations.ts', text }])).toHaveLength(1);
});

test.each([
  "import { open, readFile, stat } from 'node:fs/promises';",
  "import type { Stats } from 'node:fs';",
  "import { constants, type FileHandle } from 'node:fs/promises';",
  "await open(file, 'wx', 0o600);",
  "await open(file, 'r+');",
  "query.set('cp', place);",
  "// import { rm } from 'node:fs';",
])('%s takes none', (text) => {
  expect(ways([{ file: 'lib/a/mutations.ts', text }])).toEqual([]);
});
