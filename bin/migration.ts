import { writeMigration } from '#lib/operations/migration';

const name = process.argv[2];
if (!name) throw new Error('Give the migration a name: npm run migration -- 20261201_what_it_does');
await writeMigration(name);
process.exit(0);
