import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './globalSetup.ts',
  // Each file starts an app and a Chromium of its own, which is enough for two cores.
  workers: 1,
  // A whole desktop on a shared machine now and then misses a moment. A second try begins with an app of its own, and
  // `npm test` says how many tests needed one.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
})
