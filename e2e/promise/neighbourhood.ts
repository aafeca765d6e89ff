import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { APIRequestContext } from '@playwright/test';
import pg from 'pg';
import { type Board, freshFolder, startBoard } from '../board.ts';

/** A board with the sample neighbourhood on it, and somebody of it who signs in. */
export type Neighbourhood = { board: Board; name: string; passphrase: string; database: string };

/** Starts a board and lets the sample neighbourhood move in. */
export async function neighbourhood(env: Record<string, string> = {}): Promise<Neighbourhood> {
  const board = await startBoard({ folder: freshFolder(), env });
  const database = databaseOf(board.folder, 'fournil');
  const said = await moveIn(board.folder, database, env);
  const [, name = '', passphrase = ''] = /Sign in as (.+), with the passphrase: (.+)/.exec(said) ?? [];
  return { board, name, passphrase, database };
}

/** Lets the sample neighbourhood move in, as `npm run demo` does, and returns what it said. */
export function moveIn(folder: string, database: string, env: Record<string, string> = {}): Promise<string> {
  return run(['--import', './bin/next-names.ts', 'bin/sample.ts'], {
    ...env,
    DATABASE_URL: database,
    DATA_DIR: folder,
  });
}

/** The address of a database in the PostgreSQL of a data directory. */
export function databaseOf(folder: string, name: string): string {
  const password = readFileSync(path.join(folder, 'keys/postgres'), 'utf8').trim();
  return `postgresql://fournil:${password}@localhost/${name}?host=${encodeURIComponent(path.join(folder, 'postgres'))}`;
}

/** Asks a database, one statement after the other. @returns what the last one gave */
export async function ask(url: string, ...statements: string[]): Promise<Record<string, string>[]> {
  let rows: Record<string, string>[] = [];
  for (const sql of statements) rows = await askOnce(url, sql);
  return rows;
}

/** While a board moves its database at night, whoever asks beside it is cut off or finds nobody: they ask again. */
const MOVING = ['57P01', '57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET'];
const MOVED = 30_000;
const AGAIN = 200;

async function askOnce(
  url: string,
  sql: string,
  began = performance.now(),
): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // told where it is asked
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } catch (error) {
    if (!MOVING.includes(String((error as { code?: string }).code)) || performance.now() - began > MOVED)
      throw error;
  } finally {
    await client.end().catch(() => {});
  }
  await pause(AGAIN);
  return askOnce(url, sql, began);
}

async function run(args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TZ: 'Europe/Berlin', ...env },
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return said;
}

/** What an address answers when all is well: there is nothing at two of those that the crawl begins with. */
export function statusOf(address: string): number {
  return ['/nowhere', '/live'].includes(address) ? 404 : 200;
}

/**
 * What stands at an address of a board, as a page or as a feed. @throws where it answers otherwise than it should: what a page that failed
 * does not say proves nothing.
 */
export async function textAt(
  context: Pick<APIRequestContext, 'get'>,
  url: string,
  address: string,
): Promise<string> {
  const answer = await context.get(url + address, { timeout: 120_000 });
  const text = await answer.text();
  if (answer.status() !== statusOf(address))
    throw new Error(`${address} answers ${answer.status()}: ${text.slice(0, 200)}`);
  if (text.trim() === '' && answer.status() === 200) throw new Error(`${address} answers with nothing`);
  if (/^<!doctype html/i.test(text) && !/<h1[\s>]/.test(text)) throw new Error(`${address} has no heading`);
  return text;
}

/** Every address that the pages of a board link to, one of each kind, from a few beginnings. Nothing that is sent is followed. */
export async function addressesOf(url: string, context: Pick<APIRequestContext, 'get'>): Promise<string[]> {
  const kinds = new Map<string, string>();
  const found = [
    '/',
    '/places',
    '/map',
    '/me',
    '/letters',
    '/sign-in',
    '/about',
    '/remembers',
    '/open',
    '/nowhere',
  ];
  const seen = new Set<string>();
  for (let at = 0; at < found.length && at < 160; at++) {
    const address = found[at] as string;
    if (seen.has(address)) continue;
    seen.add(address);
    const html = await textAt(context, url, address);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
      const next = href.replaceAll('&amp;', '&').replace(/#.*/, '');
      if (
        !next ||
        seen.has(next) ||
        /^\/(pictures|islands|_next)\//.test(next) ||
        /\.\w{2,4}(\?|$)/.test(next)
      )
        continue;
      // Three of each kind are enough: posts of each sort, places with and without a point.
      const kind = next
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
        .replace(/\/(places|people)\/[^/?]+/, '/$1/X')
        .replace(/=[^&]*/g, '=');
      const times = (kinds.get(kind)?.length ?? 0) + 1;
      if (times > (kind === '/posts/ID' ? 14 : 3)) continue;
      kinds.set(kind, 'x'.repeat(times));
      found.push(next);
    }
  }
  return [...seen];
}
