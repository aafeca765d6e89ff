import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { TOWNS } from '#lib/values/geo/towns-file';

const MARK = 'generated/.towns';
const SOURCES = [
  'package-lock.json',
  'lib/operations/towns/known.ts',
  'lib/operations/towns/other-names.ts',
  'lib/operations/towns/write.ts',
  'lib/values/text/search-text.ts',
  'lib/values/text/fold.ts',
];

/** Writes the file of towns (lib/values/geo/towns.ts) unless it was made from the same sources, in a process of its own. */
export function writeTowns(): void {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(source));
  const sources = hash.digest('hex');
  if (existsSync(TOWNS) && existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'bin/write-towns.ts'],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The list of towns could not be written:\n${stderr}`);
  mkdirSync('generated', { recursive: true });
  writeFileSync(MARK, sources);
}
