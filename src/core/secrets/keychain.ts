import { messageOf, UserError } from '../errors.ts'
import type { SecretStore } from '../ports.ts'
import { createSessionStore } from './session.ts'

const SERVICE = 'earshot'
const PROBE = 'probe'
/** A keychain that has not answered by then is waiting for somebody to unlock it. */
const PATIENCE_MS = 5_000

/** The calls of the keychain library that are used here. */
export interface KeychainLibrary {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, secret: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

export interface KeychainOptions {
  /** Told once, in a sentence, when there is no keychain and secrets live for the session instead. */
  onFallback?: (notice: string) => void
  load?: () => Promise<KeychainLibrary>
  patienceMs?: number
}

export interface Keychain extends SecretStore {
  /** Whether a call to the operating system has still not come back; it would keep a program from ending. */
  readonly isStuck: boolean
}

/**
 * The operating system's keychain. Nothing is loaded before the first call. Where there is none (no library, no
 * service to answer) secrets are kept in memory, and `kind` says so from then on.
 * @throws UserError `keychain`, from every call, when it is locked or does not answer
 */
export function createKeychain(options: KeychainOptions = {}): Keychain {
  const { onFallback, load = loadKeytar, patienceMs = PATIENCE_MS } = options
  const session = createSessionStore()
  let library: Promise<KeychainLibrary> | undefined
  let absent = false
  let unanswered = 0
  let unlocked: Promise<void> | undefined

  async function ask<T>(call: (keychain: KeychainLibrary) => Promise<T>): Promise<T> {
    // Another call would only queue up behind the one that hangs.
    if (unanswered > 0) throw locked('it does not answer')
    library ??= load()
    const answer = library.then(call)
    const answered = await settledWithin(answer, patienceMs)
    if (answered) return answer
    unanswered += 1
    const back = () => {
      unanswered -= 1
    }
    answer.then(back, back)
    throw locked(`it has not answered for ${patienceMs / 1000} seconds`)
  }

  /** Runs a call on the keychain, and on the session from the moment it turns out that there is no keychain. */
  async function use<T>(call: (keychain: KeychainLibrary) => Promise<T>, instead: () => Promise<T>): Promise<T> {
    if (absent) return instead()
    try {
      return await ask(call)
    } catch (error) {
      if (error instanceof UserError) throw error
      if (LOCKED.test(messageOf(error))) throw locked(messageOf(error), error)
      if (!absent) onFallback?.(`No keychain: the key lives for this session (${messageOf(error)}).`)
      absent = true
      return instead()
    }
  }

  /** On Linux a locked keychain finds nothing instead of failing; only writing tells it from an empty one. */
  function assertUnlocked(): Promise<void> {
    if (process.platform !== 'linux' || absent) return Promise.resolve()
    unlocked ??= use(
      async (keychain) => {
        await keychain.setPassword(SERVICE, PROBE, PROBE)
        await keychain.deletePassword(SERVICE, PROBE)
      },
      async () => undefined,
    ).catch((error: unknown) => {
      // Somebody may unlock it, so the next call looks again.
      unlocked = undefined
      throw error
    })
    return unlocked
  }

  return {
    get kind() {
      return absent ? 'session' : 'keychain'
    },
    get isStuck() {
      return unanswered > 0
    },
    async get(account) {
      const secret = await use(
        (keychain) => keychain.getPassword(SERVICE, account),
        () => session.get(account),
      )
      if (secret === null) await assertUnlocked()
      return secret
    },
    set: (account, secret) =>
      use(
        (keychain) => keychain.setPassword(SERVICE, account, secret),
        () => session.set(account, secret),
      ),
    remove: (account) =>
      use(
        (keychain) => keychain.deletePassword(SERVICE, account),
        () => session.remove(account),
      ),
  }
}

/** What the systems' keychains say when somebody has to unlock them. */
const LOCKED = /\block|dismissed|prompt|interaction is not allowed|user canceled/i

const locked = (why: string, cause?: unknown) =>
  new UserError(
    'keychain',
    `The keychain is locked (${why}). Nothing was changed; unlock it and try again, or give the key in an environment variable.`,
    { cause },
  )

/** Never rejects. @returns whether it settled, either way, in time */
async function settledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  const settled = promise.then(
    () => true,
    () => true,
  )
  return Promise.race([settled, timeout]).finally(() => clearTimeout(timer))
}

async function loadKeytar(): Promise<KeychainLibrary> {
  return (await import('@github/keytar')).default
}
