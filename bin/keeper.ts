import { existsSync } from 'node:fs';
import { mirrorTombstones } from '#lib/operations/backup/tombstone-mirror';
import { messageFor } from '#lib/operations/errors';
import { ALONE, COMMANDS, HELP } from '#lib/operations/keeper/commands';
import { reach, refuseHalf } from '#lib/operations/start/reach';
import { database } from '#lib/platform/database/client';

// `npm run keeper -- …`: what whoever keeps the machine can do, whether the board is running or not.
const [name = '', ...rest] = process.argv.slice(2);
const [command, alone] = [COMMANDS[name], ALONE[name]];
if (!command && !alone) {
  console.log(HELP);
  process.exit(name === '' || name === 'help' ? 0 : 1);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const given = { DATABASE_URL: process.env.DATABASE_URL };
let leaveIt = async () => {};
try {
  if (alone) {
    await refuseHalf();
    console.log(await alone());
  } else {
    leaveIt = await reach();
    console.log(await command?.(rest.join(' ').trim(), given));
    await mirrorTombstones();
  }
} catch (error) {
  console.error(messageFor(error, given));
  process.exitCode = 1;
} finally {
  if (process.env.DATABASE_URL) await database().$disconnect();
  await leaveIt();
}
process.exit();
