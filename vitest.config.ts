import { defineConfig } from 'vitest/config';

const DATABASE = ['lib/**/{queries,mutations,database}*.test.ts', 'lib/platform/database/*.test.ts'];
/** Nothing waits for a time, but a machine that is busy with other things takes its own. */
const PATIENCE = 120_000;
// What reads the sources themselves.
const STRUCTURE = ['lib/structure*.test.ts', 'lib/values/language/messages.test.ts'];

// "pure" needs nothing; "database" gets a real PostgreSQL, and each file a database of its own.
export default defineConfig({
  // What may run on the server only runs here too.
  resolve: {
    alias: { 'server-only': new URL('node_modules/server-only/empty.js', import.meta.url).pathname },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'structure', include: STRUCTURE, testTimeout: PATIENCE } },
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{lib,components,islands,e2e,audit,siege}/**/*.test.{ts,tsx}'],
          exclude: [...DATABASE, ...STRUCTURE],
          setupFiles: [
            'lib/values/time/testing-clock.ts',
            'lib/values/text/testing-examples.ts',
            'lib/values/testing-several.ts',
          ],
          // Nothing waits here, but a hundred examples take their time on a busy machine; many more take longer.
          testTimeout: process.env.FOURNIL_EXAMPLES ? 900_000 : PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: DATABASE,
          globalSetup: ['lib/platform/database/testing.ts'],
          setupFiles: [
            'lib/values/time/testing-clock.ts',
            'lib/values/text/testing-examples.ts',
            'lib/values/testing-several.ts',
            'lib/platform/database/testing-file.ts',
          ],
          maxWorkers: 2,
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
    ],
  },
});
