import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { type LaunchOptions, launchApp, type RunningApp } from './launch.ts'

type Home = 'demo' | 'busy' | 'own'

/** A copy of one of the homes, or an empty one. It goes with the homes when all tests are done. */
export function copyHome(name: Home | null): string {
  const folder = process.env.EARSHOT_E2E_HOMES ?? ''
  const home = mkdtempSync(join(folder, 'copy-'))
  if (name) cpSync(join(folder, name), home, { recursive: true })
  return home
}

/** Starts the app before the tests of a file and quits it after them. @returns the app, once it runs */
export function withApp(name: Home | null, options: Omit<LaunchOptions, 'home'> = {}): () => RunningApp {
  let app: RunningApp
  test.beforeAll(async () => {
    app = await launchApp({ home: copyHome(name), ...options })
  })
  test.afterAll(async () => {
    await app.close()
  })
  return () => app
}
