import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A browser to test with, by its absolute path, and the folder of the libraries that it needs where the machine has none. */
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
 * FOURNIL_BROWSER names another, FOURNIL_BROWSER_LIBRARIES the folder of its libraries. @throws where none can be run, or not the named one
 */
export async function browser(env: Record<string, string | undefined> = process.env): Promise<Browser> {
  const { FOURNIL_BROWSER: named, FOURNIL_BROWSER_LIBRARIES: libraries, PATH = '' } = env;
  if (!named) return installed(PATH) ?? (await unpacked());
  const executable = located(named, PATH);
  if (!executable || !runs({ executable, libraries }))
    throw new Error(`FOURNIL_BROWSER names ${named}, which does not run here.`);
  return { executable, ...(libraries && { libraries }) };
}

function installed(searched: string): Browser | undefined {
  return INSTALLED.flatMap((name) => located(name, searched) ?? [])
    .map((executable) => ({ executable }))
    .find(runs);
}

/** Where a program lies: Playwright looks into no PATH, and takes a bare name for a file of the current folder. */
function located(name: string, searched: string): string | undefined {
  const folders = name.includes('/') ? ['.'] : searched.split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.resolve(folder, name)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function runs({ executable, libraries }: Browser): boolean {
  const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
  return spawnSync(executable, ['--version'], { timeout: 60_000, env }).status === 0;
}

/** The browser that @sparticuz/chromium carries, unpacked into .runtime. */
export async function unpacked(): Promise<Browser> {
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
