import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 300_000,
    // Two cores: LibreOffice takes one of them whenever it is the judge.
    maxWorkers: 2,
  },
});
