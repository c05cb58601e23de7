import type { ListedBrand } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Mistakes } from '../../ui/useForm.ts'

/** What is entered of a brand. */
export interface BrandValues {
  name: string
  aliases: string[]
  domains: string[]
}

const LONGEST_NAME = 200

/** What is wrong with a brand, in each field's own words; the core checks it against the others. Pure. */
export function brandMistakes({ name, domains }: BrandValues, t: Messages): Mistakes<BrandValues> {
  const { mistakes } = t.brands
  const noDomain = domains.find((domain) => !/^[^\s@]+\.[^\s@]+$/.test(domain.trim()))
  return {
    ...(name.trim() === '' && { name: mistakes.missing }),
    ...(name.length > LONGEST_NAME && { name: mistakes.long }),
    ...(noDomain !== undefined && { domains: mistakes.domain(noDomain) }),
  }
}

/** Whether what is entered is another brand than the one that is there. Pure. */
export const isOther = (values: BrandValues, brand: ListedBrand | null): boolean =>
  brand === null ||
  values.name.trim() !== brand.name ||
  JSON.stringify([values.aliases, values.domains]) !== JSON.stringify([brand.aliases, brand.domains])
