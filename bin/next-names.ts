import { registerHooks } from 'node:module';

const EMPTY = new URL('../node_modules/server-only/empty.js', import.meta.url).href;

// What Next's bundler does with names, for commands that run the board's mutations outside of Next
// (`node --import ./bin/next-names.ts`): Next's own modules get their ending, and "on the server only" is where we are.
registerHooks({
  resolve(specifier, context, resolve) {
    if (specifier === 'server-only') return { url: EMPTY, shortCircuit: true };
    return resolve(/^next\/[\w-]+$/.test(specifier) ? `${specifier}.js` : specifier, context);
  },
});
