import { prepare } from '#bin/prepare';

// `npm start`: database, migration, build, board.
await prepare({ dev: false });
