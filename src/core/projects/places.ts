import { parse } from 'tldts'

/** Every ISO 3166-1 alpha-2 code in use. Providers take no other as a searcher's location. */
const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
    'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
    'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
    'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
    'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
    'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
)

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** The code in capitals, or null when no country has it. */
export function countryCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return COUNTRIES.has(code) ? code : null
}

/** Tags that were found, since finding one takes long and an import asks for the same few thousands of times. */
const knownTags = new Map<string, string>()

/** The BCP 47 tag in its canonical spelling (`es-MX`), or null when it is malformed or no language has it. */
export function languageTag(text: string): string | null {
  const known = knownTags.get(text)
  if (known !== undefined) return known
  try {
    const tag = Intl.getCanonicalLocales(text.trim())[0]
    if (!tag || !languageNames.of(tag)) return null
    knownTags.set(text, tag)
    return tag
  } catch {
    return null
  }
}

/**
 * The domain of what a person enters for one, be it `Acme.com`, `www.acme.com` or `https://acme.com/about`. A
 * subdomain stays, because `meet.google.com` is another brand's than `google.com`; so does a domain under which others
 * have theirs, because `wordpress.com` is a brand's. Null when it is no domain.
 */
export function domainOf(text: string): string | null {
  if (text.includes('@')) return null
  const { hostname, domain } = parse(text.trim())
  return hostname && domain ? hostname.replace(/^www\.(?=.*\.)/, '').replace(/\.$/, '') : null
}
