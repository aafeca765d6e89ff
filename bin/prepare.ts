import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { build } from '#bin/build';
import { openingLink } from '#bin/opening';
import { serveMany } from '#bin/processes';
import { serve } from '#bin/serve';
import { ConfigError, config } from '#lib/config/config';
import { keptKey } from '#lib/config/keys';
import { refuseQuantities } from '#lib/database/catalogue';
import { type DatabaseServer, startDatabase } from '#lib/database/embedded';
import { migrate, NewerDatabase } from '#lib/database/migrate';

/** Starts everything a board needs, in order, says so, and stops it cleanly when asked. Ends the process on failure, with words. */
export async function prepare({ dev }: { dev: boolean }): Promise<void> {
  let database: DatabaseServer | undefined;
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const { DATA_DIR, DATABASE_URL, PROCESSES, TZ } = config();
    process.env.TZ = TZ;
    checkFolder(DATA_DIR);
    if (!DATABASE_URL) {
      say('Starting the database');
      database = await startDatabase(DATA_DIR, say);
      process.env.DATABASE_URL = await database.url('fournil');
    }
    const url = process.env.DATABASE_URL as string;
    const applied = await migrate(url);
    if (applied.length) say('The database is up to date');
    await refuseQuantities(url);
    process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey();
    if (!dev) await build(say);
    const board = PROCESSES > 1 && !dev ? await serveMany(PROCESSES) : await serve({ dev });
    say(`The board is at ${board.address}`);
    for (const line of board.others) say(line);
    const link = await openingLink(url, board.address);
    if (link) say(`Nobody is here yet. Open the board with this link:\n\n  ${link}\n`);
    onStop(async () => {
      await board.stop();
      await database?.stop();
    });
  } catch (error) {
    console.error(wordsFor(error));
    await database?.stop();
    process.exit(1);
  }
}

function say(line: string): void {
  console.log(line);
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

function wordsFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof NewerDatabase)
    return `This database was written by a newer Fournil (${error.message}). Update before you start.`;
  const { code, message, path: file, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another: PORT=${(port ?? 3000) + 1} npm start`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `No permission${file ? ` for ${file}` : ''}: change its owner, or set DATA_DIR to a folder of your own.`;
  if (code === 'ENOSPC' || /No space left/i.test(message))
    return `The disk is full. Make room, then start again.\n${message}`;
  if (
    process.env.DATABASE_URL &&
    (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ETIMEDOUT')
  )
    return `No database answers at DATABASE_URL (${code}).`;
  if (code === '28P01' || code === '28000' || code === '3D000')
    return `The database at DATABASE_URL refuses: ${message}.`;
  return error instanceof Error ? error.message : String(error);
}
