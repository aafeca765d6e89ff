import { writeCatalogue } from '#lib/operations/catalogue';
import { writeMigration } from '#lib/operations/migration';

const name = process.argv[2];
if (!name)
  throw new Error(
    'Give the migration a name: npm run migration -- 20261201_what_it_does. Written by hand, it is declared by npm run migration -- --catalogue',
  );
if (name !== '--catalogue') await writeMigration(name);
await writeCatalogue();
process.exit(0);
