import { globSync } from 'node:fs';
import { build } from 'esbuild';

/** Builds each island (islands/NAME.ts) into public/islands/NAME.js: one small module each, loaded only by pages that use it. */
export async function buildIslands(): Promise<void> {
  await build({
    entryPoints: globSync('islands/*.ts').filter((name) => !name.endsWith('.test.ts')),
    outdir: 'public/islands',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}
