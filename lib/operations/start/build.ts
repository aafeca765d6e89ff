import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { buildIslands } from '#lib/operations/start/islands';
import { BUILD } from '#lib/platform/config/build';

const MARK = `${BUILD}/fournil-build`;
const SOURCES = [
  '{app,components,lib,islands,messages}/**/*.{ts,tsx,css,json}',
  'instrumentation.ts',
  'prisma/schema.prisma',
  'package-lock.json',
  'next.config.ts',
];

/** Builds the pages unless the last build was made from the same sources. @throws Error with what Next said. */
export async function build(say: (line: string) => void): Promise<void> {
  const sources = fingerprint();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return;
  say('Building the pages (half a minute, once) …');
  await buildIslands();
  const lines: string[] = [];
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (text) => lines.push(String(text)));
  child.stderr.on('data', (text) => lines.push(String(text)));
  // Stopped while it builds, nothing goes on building.
  const end = () => child.kill();
  process.once('exit', end);
  const code = await new Promise((resolve) => child.on('close', resolve));
  process.off('exit', end);
  if (code !== 0) throw new Error(`The pages could not be built:\n${lines.join('')}`);
  writeFileSync(MARK, sources);
}

/** A hash over names and contents of all that a build is made from, and the key its forms are bound to. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '');
  const files = SOURCES.flatMap((pattern) => globSync(pattern)).filter((name) => !name.includes('.test.'));
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
