import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A browser to test with, and the folder of the libraries that it needs where the machine has none. */
export type Browser = { executable: string; libraries?: string };

const INSTALLED = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds an installed Chromium or Chrome, else unpacks the one that @sparticuz/chromium carries (needs no root, nothing beside npm).
 * FOURNIL_BROWSER names another. @throws where neither can be run.
 */
export async function browser(): Promise<Browser> {
  const installed = [process.env.FOURNIL_BROWSER, ...INSTALLED].find((name) => name && runs(name));
  return installed ? { executable: installed } : await unpacked();
}

function runs(executable: string): boolean {
  return spawnSync(executable, ['--version'], { timeout: 20_000 }).status === 0;
}

async function unpacked(): Promise<Browser> {
  const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const folder = path.resolve('.runtime', `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder, path.join(root, 'bin'));
  const executable = path.join(folder, 'chromium');
  const missing = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout?.includes('not found');
  return missing ? { executable, libraries: path.join(folder, 'al2023/lib') } : { executable };
}

/** The package unpacks into the folder for temporary files and takes what lies there for whole: it gets a folder of its own. */
async function unpack(folder: string, packed: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = half;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(path.join(packed, 'al2023.tar.br'));
    if (!existsSync(folder)) renameSync(half, folder);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(half, { recursive: true, force: true });
  }
}
