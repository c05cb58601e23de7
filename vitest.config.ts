import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    // Real processes, real files and property tests: generous, because a time limit is not what a test is about.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
