import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Account } from '#lib/platform/database/account';
import type { Connection } from '#lib/platform/database/connection';

/** What a PostgreSQL runs from, on, as and under which address. */
export type Place = {
  binaries: string;
  folder: string;
  connection: Connection;
  who: Account | undefined;
  say: (line: string) => void;
};

const SETTINGS = {
  // Nothing of what people write goes to a log: no statements, no parameters, no keys of a violated constraint.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_temp_files: '-1',
  // Nothing of it stays in memory that others can read, nor in the titles of processes.
  track_activities: 'off',
  compute_query_id: 'off',
  update_process_title: 'off',
  // The log of changes is as short as it can be, is never kept, and says no more than recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_recycle: 'off',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  track_commit_timestamp: 'off',
  // A table is never cut short, which would give its last pages free as they are.
  vacuum_truncate: 'off',
  timezone: 'UTC',
  max_connections: '100',
};

/** Starts a PostgreSQL as a process of its own. */
export function spawnPostgres(place: Place): ChildProcess {
  const { binaries, folder, connection, who } = place;
  const listen = connection.host.startsWith('/')
    ? { listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700' }
    : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(connection.port) };
  const settings = Object.entries({ ...SETTINGS, ...listen }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // Detached: Ctrl-C reaches us alone, so that requests under way finish before the database stops.
  return spawn(path.join(binaries, 'bin/postgres'), ['-D', folder, ...settings], {
    ...who,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
  });
}
