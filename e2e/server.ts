import { request } from '@playwright/test';
import { removeFolder, startBoard } from './board.ts';

/** Playwright's global setup: one board for the run. Each story makes its own people and words on it. */
export default async function setup() {
  const board = await startBoard({ env: { BOARD_NAME: 'Rosengarten', BOARD_AREA: '52.52,13.40' } });
  process.env.FOURNIL_URL = board.url;
  process.env.FOURNIL_FOLDER = board.folder;
  // The first answer compiles: no story should wait for it.
  const first = await request.newContext();
  await first.get(board.url);
  await first.dispose();
  return async () => {
    await board.stop();
    removeFolder(board.folder);
  };
}
