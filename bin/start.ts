import { prepare } from '#lib/operations/start/start';

// `npm start`: database, migration, build, board.
await prepare({ dev: false });
