import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkPlace, checkThere } from '#lib/operations/backup/file-arguments';
import { makeBackup } from '#lib/operations/backup/make';
import { verify } from '#lib/operations/backup/verify';
import { KeeperError, messageFor } from '#lib/operations/errors';
import { reach } from '#lib/operations/start/reach';

// `npm run backup -- FILE`: everything the board holds, as it is at this moment, in one encrypted file, while people write on.

const HELP = `npm run backup -- FILE               write everything the board holds into one encrypted file
npm run backup -- --overwrite FILE   the same, where a file of this name is there already
npm run backup -- --verify FILE      see whether a backup is whole, by restoring it into a database that is thrown away`;

const given = process.argv.slice(2);
const [file, another] = given.filter((word) => !word.startsWith('--'));
const options = given.filter((word) => word.startsWith('--'));
if (!file || another || options.some((option) => !['--overwrite', '--verify'].includes(option))) {
  console.log(HELP);
  process.exit(given.length === 0 ? 0 : 1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const { DATABASE_URL } = process.env;
const overwrite = options.includes('--overwrite');
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
let leaveIt = async () => {};
try {
  const whole = path.resolve(file);
  if (options.includes('--verify')) {
    checkThere(whole);
    console.log(await verify(whole));
  } else {
    checkPlace(whole);
    leaveIt = await reach();
    const lines = await makeBackup(whole, { overwrite, signal: stopping.signal });
    console.log(lines.join('\n\n'));
  }
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  const there = `${file} is there already: choose another name, or say npm run backup -- --overwrite ${file}`;
  console.error(messageFor(code === 'EEXIST' ? new KeeperError(there) : error, { DATABASE_URL }));
  process.exitCode = 1;
} finally {
  await leaveIt();
}
process.exit();
