import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { catalogueOf, declaredBy } from '#lib/platform/database/catalogue';
import { declarationOf } from '#lib/platform/database/declaration';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { quantitiesAmong } from '#lib/platform/database/quantities';

/** Writes prisma/catalogue.txt anew from what all migrations make. @throws Error naming what of it could hold a quantity */
export async function writeCatalogue(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-catalogue-'));
  process.env.DATA_DIR = folder;
  const server = await startDatabase(folder, console.log);
  try {
    const url = await server.url('catalogue');
    await migrate(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const text = declarationOf(await catalogueOf(client).finally(() => client.end()));
    const wrong = quantitiesAmong(declaredBy(text));
    if (wrong[0]) throw new Error(`This could hold a quantity:\n  ${wrong.join('\n  ')}`);
    writeFileSync('prisma/catalogue.txt', text);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
