import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { createFormat, type Format, LANGUAGES, type Language } from './format.ts'
import { speakSentences } from './sentences/index.ts'

export { LANGUAGES, type Language } from './format.ts'

interface I18n {
  t: Messages
  f: Format
  language: Language
  setLanguage: (language: Language) => void
}

const catalogues = { en, es }
const STORED = 'earshot.language'

const I18nContext = createContext<I18n | null>(null)

/** The language the user chose, else the system's where there is a catalogue, else English. */
function firstLanguage(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wanted.find((tag): tag is Language => LANGUAGES.some((language) => language === tag)) ?? 'en'
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const value = useMemo(() => {
    speakSentences(language)
    const f = createFormat(language)
    const choose = (chosen: Language) => {
      localStorage.setItem(STORED, chosen)
      setLanguage(chosen)
    }
    return { t: catalogues[language](f), f, language, setLanguage: choose }
  }, [language])
  return <I18nContext value={value}>{children}</I18nContext>
}

/** The window's texts (`t`) and formats (`f`) in the user's language. */
export function useI18n(): I18n {
  const i18n = useContext(I18nContext)
  if (!i18n) throw new Error('useI18n is used outside I18nProvider')
  return i18n
}
