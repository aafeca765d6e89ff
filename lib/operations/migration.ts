import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { config } from '#lib/platform/config/config';
import { startDatabase } from '#lib/platform/database/embedded';
import { withSchemaEngine } from '#lib/platform/database/engine';
import { migrations } from '#lib/platform/database/migrate';

/** Writes the migration from the committed schema to the present one. @param name as its folder is called */
export async function writeMigration(name: string): Promise<void> {
  const server = await startDatabase(config().DATA_DIR, console.log);
  const difference = {
    from: migrations().length > 0 ? before() : { tag: 'empty' as const },
    to: schema(readFileSync('prisma/schema.prisma', 'utf8')),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  };
  const { stdout } = await withSchemaEngine(await server.url('migration'), (engine) =>
    engine.diff(difference),
  );
  const folder = path.join('prisma/migrations', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), stdout ?? '');
  await server.stop();
}

const schema = (content: string) => ({
  tag: 'schemaDatamodel' as const,
  files: [{ path: 'schema.prisma', content }],
});
const before = () => schema(execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' }));
