import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { type Browser, browser, unpacked } from '#lib/operations/checks/browser';
import { expect, test } from '../fixtures.ts';

// Each way in which `npm test` finds its browser ends in one that opens a page.

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fournil-path-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a program into the folder that stands for PATH, as a package of a distribution puts its launcher there. */
function place(name: string, script: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A launcher of the unpacked browser, wherever its libraries are. */
async function launcher(): Promise<string> {
  const { executable, libraries } = await unpacked();
  return `${libraries ? `LD_LIBRARY_PATH='${libraries}' ` : ''}exec '${executable}' "$@"`;
}

async function opensThePage({ executable, libraries }: Browser): Promise<void> {
  expect(path.isAbsolute(executable)).toBe(true);
  const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
  const opened = await chromium.launch({ executablePath: executable, env });
  try {
    const page = await opened.newPage();
    await page.goto(process.env.FOURNIL_URL as string);
    await expect(page.locator('h1')).toBeVisible();
  } finally {
    await opened.close();
  }
}

test('as it is found on this machine', async () => {
  await opensThePage(await browser({ PATH: process.env.PATH }));
});

test('installed, by its name in PATH; what only has the name is passed by', async () => {
  mkdirSync(path.join(folder, 'first/chromium'), { recursive: true });
  place('chromium', 'echo "install the snap first"; exit 1');
  writeFileSync(path.join(folder, 'google-chrome'), 'not to be run');
  const last = place('google-chrome-stable', await launcher());
  const found = await browser({ PATH: `${path.join(folder, 'first')}${path.delimiter}${folder}` });
  expect(found).toEqual({ executable: last });
  await opensThePage(found);
});

test('unpacked from its npm package, where PATH leads to none', async () => {
  await opensThePage(await unpacked());
  test.skip(process.platform === 'darwin', 'an installed Chrome is found outside of PATH');
  expect(await browser({ PATH: folder })).toEqual(await unpacked());
});

test('as FOURNIL_BROWSER names it, by name or by path; one that does not run is no reason to take another', async () => {
  const mine = place('my-browser', await launcher());
  for (const name of ['my-browser', mine])
    expect(await browser({ PATH: folder, FOURNIL_BROWSER: name })).toEqual({ executable: mine });
  await opensThePage(await browser({ PATH: folder, FOURNIL_BROWSER: 'my-browser' }));
  await expect(browser({ PATH: folder, FOURNIL_BROWSER: 'none' })).rejects.toThrow(
    'FOURNIL_BROWSER names none',
  );
});
