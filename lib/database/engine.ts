import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Lends Prisma's schema engine, as WebAssembly and bound to a database, to some work. The command line of Prisma fetches a native
 * engine from the network, which a closed network refuses; this one came with the packages. See
 * docs/decisions/prisma-without-a-download.md.
 */
export async function withSchemaEngine<T>(
  connectionString: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace(/\.js$/, '_bg.wasm');
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports);
  const wasm = instance.exports as { __wbindgen_start(): void };
  (bindings as unknown as { __wbg_set_wasm(wasm: object): void }).__wbg_set_wasm(wasm);
  wasm.__wbindgen_start();
  const factory = new PrismaPg({ connectionString });
  const open: { dispose(): Promise<void> }[] = [];
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    open.push(adapter);
    return adapter;
  };
  const options = { datamodels: undefined };
  const engine = await bindings.SchemaEngine.new(
    options,
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    // The engine never closes what it opened.
    for (const adapter of open) await adapter.dispose();
  }
}
