import { domainMatches } from '../analysis/index.ts'

/** A brand with its domains. */
export interface DomainOwner {
  brandId: number
  name: string
  isOwn: boolean
  domains: readonly string[]
}

/** Whose a source is: the own brand's, a competitor's, or another's. */
export interface Ownership {
  kind: 'own' | 'competitor' | 'other'
  /** Null for others. */
  brandId: number | null
}

const NOBODYS: Ownership = { kind: 'other', brandId: null }

/**
 * Whose site a URL or bare domain is. Subdomains count; a brand whose domain is itself a subdomain has only what is below
 * it, so that a whole domain is a brand's only where all of it is. Pure.
 */
export function ownerOf(site: string, brands: readonly DomainOwner[]): Ownership {
  const brand = brands.find(({ domains }) => domainMatches(site, domains))
  return brand ? { kind: brand.isOwn ? 'own' : 'competitor', brandId: brand.brandId } : NOBODYS
}
