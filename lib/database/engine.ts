import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Prisma's schema engine as WebAssembly, bound to a database. The command line of Prisma fetches a native engine from the network,
 * which a closed network refuses; this one came with the packages. See docs/decisions/prisma-without-a-download.md.
 */
export async function schemaEngine(connectionString: string): Promise<bindings.SchemaEngine> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm');
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports);
  const wasm = instance.exports as { __wbindgen_start(): void };
  (bindings as unknown as { __wbg_set_wasm(wasm: object): void }).__wbg_set_wasm(wasm);
  wasm.__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  return await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}
