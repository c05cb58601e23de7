import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { type LaunchOptions, launchApp, type RunningApp } from './launch.ts'

type Home = 'demo' | 'busy' | 'own'

/** A copy of one of the homes, or an empty one; for one test file. */
export function copyHome(name: Home | null): string {
  const home = mkdtempSync(join(tmpdir(), 'earshot-home-'))
  if (name) cpSync(join(process.env.EARSHOT_E2E_HOMES ?? '', name), home, { recursive: true })
  return home
}

/** Starts the app before the tests of a file and quits it after them. @returns the app, once it runs */
export function withApp(name: Home | null, options: Omit<LaunchOptions, 'home'> = {}): () => RunningApp {
  let home: string
  let app: RunningApp
  test.beforeAll(async () => {
    home = copyHome(name)
    app = await launchApp({ home, ...options })
  })
  test.afterAll(async () => {
    await app.close()
    rmSync(home, { recursive: true, force: true })
  })
  return () => app
}
