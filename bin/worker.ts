import { serve } from '#lib/operations/start/serve';
import type { Level } from '#lib/platform/database/maintenance-gate';

// One of several processes that serve (lib/operations/start/processes.ts). It ends when asked, or when the one that started it is gone.
const board = await serve({ dev: false });
const stop = () => board.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.on('SIGINT', () => {}); // the terminal's Ctrl-C: the one that started us will ask
process.on('message', async ({ hold, patience }: { hold: Level; patience: number }) => {
  const { holding } = board;
  const isQuiet =
    hold === 'nothing' ? await holding.release().then(() => true) : await holding.hold(hold, patience);
  process.send?.({ held: hold, isQuiet });
});
process.send?.('ready');
