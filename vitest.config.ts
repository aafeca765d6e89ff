import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['react-server', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import', 'default'] } },
  test: {
    include: ['{lib,bin,components}/**/*.test.{ts,tsx}'],
    reporters: ['default'],
  },
});
