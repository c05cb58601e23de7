import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './globalSetup.ts',
  // Each file starts an app and a Chromium of its own, which is enough for two cores.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
})
