import { spawn } from 'node:child_process';

/** Runs a command of the keeper's beside a board. @returns how it ended, and what it said */
export async function keeper(
  folder: string,
  ...words: string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bin/launch.mjs', 'keeper', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: folder,
      TZ: 'Europe/Berlin',
      FOURNIL_BUILD: '.next-test',
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said: said.trim() };
}
