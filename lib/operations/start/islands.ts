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
    // Browsers of 2021 (docs/decisions/styling.md).
    target: ['es2020', 'chrome90', 'edge90', 'firefox90', 'safari14.1'],
    logLevel: 'warning',
  });
}
