import { existsSync } from 'node:fs';
import { backUp } from '#lib/operations/backup/command';
import { fileAndOptions } from '#lib/operations/command-line';
import { messageFor } from '#lib/operations/errors';

// `npm run backup -- FILE`: everything the board holds, as it is at this moment, in one file sealed to its recipient, while people write on.
const HELP = `npm run backup -- FILE               write everything the board holds into one file, sealed to BACKUP_RECIPIENT
npm run backup -- --overwrite FILE   the same, where a file of this name is there already
npm run backup -- --verify FILE      see whether a backup is whole, by restoring it into a database that is thrown away; the identity is
                                     asked for, or named: --identity KEY`;

const given = process.argv.slice(2);
const asked = fileAndOptions(given, ['--overwrite', '--verify']);
if (!asked) {
  console.log(HELP);
  process.exit(given.length === 0 ? 0 : 1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const { DATABASE_URL } = process.env;
try {
  console.log(await backUp(asked));
} catch (error) {
  console.error(messageFor(error, { DATABASE_URL }));
  process.exitCode = 1;
}
process.exit();
