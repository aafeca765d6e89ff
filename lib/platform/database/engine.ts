import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';

/**
 * Lends Prisma's schema engine, as WebAssembly and bound to a database (or to connections of our own), to some work. The command line of Prisma fetches a native
 * engine from the network, which a closed network refuses; this one came with the packages. See
 * docs/decisions/prisma-without-a-download.md.
 */
export async function withSchemaEngine<T>(
  connection: string | pg.Pool,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const factory = new PrismaPg(
    typeof connection === 'string' ? { connectionString: connection } : connection,
  );
  const open: { dispose(): Promise<void> }[] = [];
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    open.push(adapter);
    // The adapter cuts scripts at their semicolons, also inside functions and strings. PostgreSQL takes them whole.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
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

let loaded: Promise<void> | undefined;

/** The engine's code lives once in a process: a second one would take the first one's callbacks. */
function loadEngine(): Promise<void> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace(/\.js$/, '_bg.wasm');
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports);
  const wasm = instance.exports as { __wbindgen_start(): void };
  (bindings as unknown as { __wbg_set_wasm(wasm: object): void }).__wbg_set_wasm(wasm);
  wasm.__wbindgen_start();
}
