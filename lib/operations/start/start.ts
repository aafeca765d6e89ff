import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { checkBackups, dailyBackups, wordsOfBackups } from '#lib/operations/backup/daily';
import { messageFor } from '#lib/operations/errors';
import { finishCutOff } from '#lib/operations/forgetting/cut-off';
import { DATABASE } from '#lib/operations/night/night';
import { keepNights } from '#lib/operations/night/nights';
import { build } from '#lib/operations/start/build';
import { serveMetrics } from '#lib/operations/start/metrics';
import { openingLink } from '#lib/operations/start/opening-link';
import { checkPort } from '#lib/operations/start/port';
import { serveMany } from '#lib/operations/start/processes';
import { refuseHalf } from '#lib/operations/start/reach';
import { settleSecret } from '#lib/operations/start/secret';
import { serve } from '#lib/operations/start/serve';
import { writeTowns } from '#lib/operations/towns/towns';
import { ConfigError, config } from '#lib/platform/config/config';
import { keptKey } from '#lib/platform/config/keys';
import { logStart, logTrouble, noteTrouble } from '#lib/platform/config/log';
import { refuseUndeclared } from '#lib/platform/database/catalogue';
import { type DatabaseServer, hasRoomAtNight, startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { NO_ROOM } from '#lib/platform/database/night-errors';
import { startRounds } from '#lib/platform/jobs/rounds';
import { boardAreaMistake } from '#lib/values/geo/board-area';

/**
 * Starts everything a board needs, in order, says so, and stops it cleanly when asked, while it is still starting as well. Ends the
 * process on failure, with words. `fill` may put something on the board before it opens.
 */
export async function prepare({ dev, fill }: { dev: boolean; fill?: () => Promise<void> }): Promise<void> {
  // Whoever reads what we say may go before us: an error in saying that it cannot be said would go round for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const running: { stop: () => Promise<void> }[] = [];
  let stopping = false;
  const stopAll = async () => {
    stopping = true;
    for (const one of running.splice(0).reverse()) await one.stop();
  };
  onStop(stopAll);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const given = { DATABASE_URL: process.env.DATABASE_URL };
  try {
    const { DATA_DIR, DATABASE_URL, HOST, PORT, PROCESSES, TZ } = config();
    process.env.TZ = TZ;
    await checkPort(HOST, PORT);
    checkFolder(DATA_DIR);
    await refuseHalf();
    await checkBackups();
    await finishCutOff();
    let server: DatabaseServer | undefined;
    if (!DATABASE_URL) {
      logStart('Starting the database');
      const database = startDatabase(DATA_DIR, logStart);
      running.push({ stop: () => database.then((started) => started.stop()).catch(() => {}) });
      server = await database;
      process.env.DATABASE_URL = await server.url(DATABASE);
    }
    const url = process.env.DATABASE_URL as string;
    const applied = await migrate(url);
    if (applied.length) logStart('The database is up to date');
    await refuseUndeclared(url);
    await settleSecret(url);
    await fill?.();
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey();
    writeTowns();
    checkArea();
    if (!dev) await build(logStart);
    const board = PROCESSES > 1 && !dev ? await serveMany(PROCESSES) : await serve({ dev });
    running.push(board);
    const { holding } = board;
    const nights = await keepNights(server ? { server, holding } : { url });
    if (server && !(await hasRoomAtNight(DATA_DIR, url)))
      logTrouble(`At night nothing can be erased: ${NO_ROOM}`);
    const told = await serveMetrics();
    running.push({ stop: async () => void told?.close() });
    const link = await openingLink(url, board.address);
    logStart(`The board is at ${board.address}`);
    for (const line of board.others) say(line);
    process.send?.('serves'); // should it die from now on, it is started again (bin/supervise.mjs)
    flushCompileCache(); // killed, it would leave none for the next start
    for (const line of await wordsOfBackups()) say(line);
    const backups = dailyBackups();
    const stopRounds = startRounds('the start command', {
      requests: nights.attend,
      night: nights.look,
      backup: backups.look,
    });
    running.push({
      stop: async () => {
        nights.stop();
        await Promise.all([stopRounds(), backups.stop()]);
        nights.refuse();
      },
    });
    if (link) say(`Nobody is here yet. Open the board with this link:\n\n  ${link}\n`);
  } catch (error) {
    if (stopping) return; // what was under way lost its database
    process.stderr.write(`${messageFor(error, given)}\n`);
    noteTrouble('The board could not start', error);
    await stopAll();
    process.exit(1);
  }
}

/** What is for whoever sits before the terminal only: addresses of theirs, a link that lets in. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** @throws ConfigError where the setting names no neighbourhood, or several */
function checkArea(): void {
  const { BOARD_AREA } = config();
  const mistake = BOARD_AREA && boardAreaMistake(BOARD_AREA);
  if (mistake) throw new ConfigError(`The settings cannot be used:\n  ${mistake}`);
}

function checkFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** Next wants 32 bytes in plain base64. Kept, so that a form opened before an upgrade can be sent after it. */
function actionsKey(): string {
  return Buffer.from(keptKey('actions'), 'base64url').toString('base64');
}

/** Stops once, on Ctrl-C, SIGTERM, or when the command that launched us is gone. */
function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const once = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.on('disconnect', once);
}
