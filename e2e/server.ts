import { request } from '@playwright/test';
import { endAll, startBoard } from './board.ts';

/** Playwright's global setup: one board for the run. Each story makes its own people and words on it. */
export default async function setup() {
  try {
    const board = await startBoard({ env: { BOARD_NAME: 'Rosengarten', BOARD_AREA: '52.52,13.40' } });
    process.env.FOURNIL_URL = board.url;
    process.env.FOURNIL_FOLDER = board.folder;
    // The first answer compiles: no story should wait for it.
    const first = await request.newContext();
    const answer = await first.get(board.url, { timeout: 120_000 });
    if (!answer.ok()) throw new Error(`The board answers ${answer.status()}:\n${board.said()}`);
    await first.dispose();
  } catch (error) {
    await endAll();
    throw error;
  }
  return endAll;
}
