import type { Connection } from '../../../contract/index.ts'

interface Askable {
  ref: string
  isCurrent: boolean
  priced: boolean
}

const providerOf = (ref: string) => ref.slice(0, ref.indexOf(':'))

/** The first usual model of every provider that has a key; of each of them while none has one. */
export function defaultModels(models: readonly Askable[], connections: readonly Connection[]): string[] {
  const withKey = connections.filter(({ key }) => key.source !== 'none').map(({ provider }) => provider)
  const wanted = withKey.length > 0 ? withKey : connections.map(({ provider }) => provider)
  return wanted.flatMap((provider) => {
    const usual = models.find(({ ref, isCurrent, priced }) => isCurrent && priced && providerOf(ref) === provider)
    return usual ? [usual.ref] : []
  })
}

/** Providers of these models that have no key, and need one. */
export const providersWithoutKey = (models: readonly string[], connections: readonly Connection[]): string[] =>
  connections
    .filter(
      ({ provider, key, kind }) =>
        kind !== 'compatible' && key.source === 'none' && models.some((ref) => providerOf(ref) === provider),
    )
    .map(({ provider }) => provider)
