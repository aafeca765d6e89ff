import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** An account of the operating system. */
export type Account = { uid: number; gid: number };

const NAME = 'fournil';

/**
 * The account PostgreSQL runs as: undefined (our own) unless we are root, which PostgreSQL refuses. Then a system account
 * of its own is made; where that is not possible, `nobody` serves.
 * @throws where root has neither.
 */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return account(NAME) ?? made() ?? account('nobody') ?? none();
}

function account(name: string): Account | undefined {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [user, group] = [id('-u'), id('-g')];
  if (user.status !== 0 || group.status !== 0) return undefined;
  return { uid: Number(user.stdout), gid: Number(group.stdout) };
}

function made(): Account | undefined {
  const busybox = readFileSync('/etc/passwd', 'utf8') && spawnSync('useradd', ['--version']).error;
  if (busybox) spawnSync('adduser', ['-S', '-D', '-H', NAME]);
  else spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  return account(NAME);
}

function none(): never {
  throw new Error(
    'PostgreSQL does not run as root, and no other account could be found or made: start as an ordinary user',
  );
}

/** Whether an account can enter a folder (a clone under a closed home cannot be entered by another account). */
export function canEnter(who: Account | undefined, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...who, cwd: '/' }).status === 0;
}
