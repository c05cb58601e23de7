import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    // Many tests wait for processes of their own, so that two at once go well on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Real processes, real files and property tests: generous, because a time limit is not what a test is about.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
