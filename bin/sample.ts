import { fillWithSample } from '#lib/operations/sample/sample';
import { database } from '#lib/platform/database/client';

// Runs as `node --import ./bin/next-names.ts bin/sample.ts`, with DATABASE_URL and DATA_DIR set.
console.log(await fillWithSample());
await database().$disconnect();
