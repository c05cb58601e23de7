import { useMantineColorScheme } from '@mantine/core'
import { LANGUAGES, useI18n } from '../../i18n/index.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import classes from './Preferences.module.css'

const SCHEMES = ['auto', 'light', 'dark'] as const

/** How the window looks and speaks. */
export function Preferences() {
  const { t, language, setLanguage } = useI18n()
  // Without this the library would write a style element for a moment, which the page's policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <div className={classes.preferences}>
      <Segmented
        label={t.settings.theme}
        value={colorScheme}
        change={setColorScheme}
        options={SCHEMES.map((scheme) => ({
          value: scheme,
          label: <SchemeIcon scheme={scheme} title={t.settings.themes[scheme]} />,
        }))}
      />
      <Segmented
        label={t.settings.language}
        value={language}
        change={setLanguage}
        options={LANGUAGES.map((code) => ({ value: code, label: code.toUpperCase() }))}
      />
    </div>
  )
}

const ICONS = {
  auto: <path d="M8 2.5a5.5 5.5 0 0 0 0 11z M8 2.5a5.5 5.5 0 0 1 0 11" />,
  light: (
    <path d="M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z M8 1.2v1.6 M8 13.2v1.6 M1.2 8h1.6 M13.2 8h1.6 M3.2 3.2l1.1 1.1 M11.7 11.7l1.1 1.1 M12.8 3.2l-1.1 1.1 M4.3 11.7l-1.1 1.1" />
  ),
  dark: <path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8 5.6 5.6 0 1 0 13.2 9.6z" />,
}

function SchemeIcon({ scheme, title }: { scheme: keyof typeof ICONS; title: string }) {
  return (
    <svg className={classes.icon} viewBox="0 0 16 16" width="16" height="16" role="img" aria-label={title}>
      <title>{title}</title>
      {ICONS[scheme]}
    </svg>
  )
}
