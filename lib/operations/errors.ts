import { Unopenable } from '#lib/operations/backup/unopenable';
import { ConfigError } from '#lib/platform/config/config';
import { UndeclaredObjects } from '#lib/platform/database/catalogue';
import { NewerDatabase } from '#lib/platform/database/migrate';
import { isDiskFull } from '#lib/platform/files/disk-space';

/** What somebody asked for cannot be done: said to them as it stands, and the command ends with 1. */
export class KeeperError extends Error {}

type Trouble = Partial<NodeJS.ErrnoException> & { port?: number; errors?: unknown[] };

/** What is wrong, and what the keeper can do, for an error that kept the board from starting. */
export function messageFor(error: unknown, given: { DATABASE_URL?: string } = {}): string {
  const said = [ConfigError, KeeperError, Unopenable, UndeclaredObjects];
  if (said.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof NewerDatabase)
    return `This database was written by a newer Fournil (${error.message}). Update before you start.`;
  const trouble = (error ?? {}) as Trouble;
  const { code, message = String(error), path: file, port, syscall } = trouble;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another: PORT=${(port ?? 3000) + 1} npm start`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} is for the system alone. Choose one from 1024 on: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL')
    return 'HOST is no address of this machine: leave it out, or set HOST=0.0.0.0.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `No permission${file ? ` for ${file}` : ''}: change its owner, or set DATA_DIR to a folder of your own.`;
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${file ?? 'DATA_DIR'} is no folder: set DATA_DIR to a folder of your own.`;
  if (isDiskFull(trouble) || /No space left|quota exceeded/i.test(message))
    return `The disk is full. Make room, then start again.\n${message}`;
  if (code === 'ENOENT' && file && syscall !== 'connect')
    return `There is no ${file}, or nothing can be written there.`;
  return (given.DATABASE_URL && troubleWith(trouble)) || message;
}

/** Where no database answers, or it refuses us. */
function troubleWith({ code = '', message = '', errors }: Trouble): string | undefined {
  const first = errors?.[0] as Trouble | undefined;
  const reason = code || first?.code || '';
  if (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|ECONNRESET)$/.test(reason)
  )
    return `No database answers at DATABASE_URL (${reason}). Is it running, and is the address right?`;
  if (/^(28|3D|42501)/.test(reason)) return `The database at DATABASE_URL refuses: ${message}.`;
  if (/timeout|terminated|Invalid URL|SASL/i.test(message))
    return `The database at DATABASE_URL cannot be used: ${message}. Is the address right?`;
  return undefined;
}
