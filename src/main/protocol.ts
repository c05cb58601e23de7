import { protocol } from 'electron'
import { answerFromFiles } from './security/appFiles.ts'
import { SCHEME } from './security/policy.ts'

/** Must run before the app is ready: makes the scheme a real, secure origin. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

/** Serves the built page from `folder`. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, (request) => answerFromFiles(request, folder))
}
