import { existsSync } from 'node:fs';
import { messageFor } from '#lib/operations/errors';
import { populatingAsked } from '#lib/operations/populate/options';
import { populate } from '#lib/operations/populate/populate';
import { reach } from '#lib/operations/start/reach';

// `npm run populate -- --posts 1000000`: a large neighbourhood of living posts in many languages, for measuring and for trying out.
if (existsSync('.env')) process.loadEnvFile('.env');
const given = { DATABASE_URL: process.env.DATABASE_URL };
let leaveIt = async () => {};
try {
  const asked = populatingAsked();
  leaveIt = await reach();
  await populate(process.env.DATABASE_URL as string, asked);
} catch (error) {
  console.error(messageFor(error, given));
  process.exitCode = 1;
} finally {
  await leaveIt();
}
process.exit();
