import { existsSync } from 'node:fs';
import { checkThere } from '#lib/operations/backup/file-arguments';
import { verify } from '#lib/operations/backup/verify';
import { fileAndOptions } from '#lib/operations/command-line';
import { messageFor } from '#lib/operations/errors';
import { openingKey } from '#lib/operations/restore/opening-key';
import { restore } from '#lib/operations/restore/restore';

// `npm run restore -- FILE`: brings a board back from a backup, into an empty data directory or an empty database.
const HELP = `npm run restore -- FILE                  bring a board back, into an empty data directory; the identity that opens the file is asked for
npm run restore -- --identity KEY FILE   the same, with the identity in a file
npm run restore -- --old FILE            the same, from a backup that is past its time
npm run restore -- --verify FILE         see whether a backup is whole, by restoring it into a database that is thrown away`;

const given = process.argv.slice(2);
const asked = fileAndOptions(given, ['--old', '--verify']);
if (!asked) {
  console.log(HELP);
  process.exit(given.length === 0 ? 0 : 1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const { DATABASE_URL } = process.env;
try {
  const { file, options, identity } = asked;
  checkThere(file);
  const key = await openingKey(file, identity);
  if (options.includes('--verify')) console.log(await verify(file, key));
  else for await (const line of restore({ file, key }, options.includes('--old'))) console.log(line);
} catch (error) {
  console.error(messageFor(error, { DATABASE_URL }));
  process.exitCode = 1;
}
process.exit();
