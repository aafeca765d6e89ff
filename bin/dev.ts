import { prepare } from '#lib/operations/start/start';

// `npm run dev`: the board as it is being written, with Next's own scripts for hot reload.
await prepare({ dev: true });
