import { fold } from '../analysis/index.ts'

const YES = new Set(
  'yes y true t 1 x on active activo activa enabled si s verdadero cierto habilitado habilitada encendido'.split(' '),
)
const NO = new Set(
  'no n false f 0 - off inactive inactivo inactiva disabled paused pausado pausada falso deshabilitado deshabilitada'.split(
    ' ',
  ),
)
const OWN = new Set('own ours our self me propia propio nuestra nuestro'.split(' '))
const COMPETITOR = new Set('competitor competitors rival theirs competidor competidora competencia ajena'.split(' '))

const word = (text: string): string => fold(text).text.replace(/[.!*]/g, '').trim()

/** Yes or no in English or Spanish, as people tick things off; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const said = word(text)
  if (YES.has(said) || /^[✓✔☑✅]/u.test(text)) return true
  return NO.has(said) ? false : null
}

/** Whether a brand is the own one (true) or a competitor (false); null when the text says neither. */
export function readIsOwn(text: string): boolean | null {
  const [said = ''] = word(text).split(' ')
  if (OWN.has(said)) return true
  return COMPETITOR.has(said) ? false : readYesNo(text)
}
