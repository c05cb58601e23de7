import { Modal, useMantineColorScheme } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { ProjectSummary } from '../../../contract/index.ts'
import { LANGUAGES, useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import classes from './CommandPalette.module.css'
import { PAGES } from './pages.ts'
import { type Command, matching, type PaletteMode, palette } from './palette.ts'

interface CommandPaletteProps {
  projects: readonly ProjectSummary[]
  choose: (projectId: number) => void
}

/** Pages, projects and actions by their names: with the command key and K, projects alone with P. */
export function CommandPalette(props: CommandPaletteProps) {
  const mode = palette.use()
  useHotkeys(
    [
      ['mod+K', () => palette.set('everything')],
      ['mod+P', () => palette.set('projects')],
    ],
    [],
  )
  return mode && <Open {...props} mode={mode} />
}

function Open({ mode, ...props }: CommandPaletteProps & { mode: PaletteMode }) {
  const { t } = useI18n()
  const commands = useCommands(props).filter(({ group }) => mode === 'everything' || group === 'projects')
  const [query, setQuery] = useState('')
  const [chosen, choose] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const shown = matching(commands, query)
  const title = mode === 'projects' ? t.kit.palette.projects : t.kit.palette.title
  const close = () => palette.set(null)

  const run = (command: Command | undefined) => {
    if (!command) return
    close()
    command.run()
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to))
    choose(next)
    list.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }
    const to = moves[event.key]
    if (to === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (to === undefined) run(shown[chosen])
    else move(to)
  }

  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': title } }}
      lockScroll={false}
      size={520}
      yOffset="12vh"
      padding={0}
      classNames={{ content: classes.content }}
    >
      <input
        className={classes.query}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={title}
        placeholder={mode === 'projects' ? t.kit.palette.projectsPlaceholder : t.kit.palette.placeholder}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          choose(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} role="listbox" id={id} ref={list} aria-label={title}>
        {shown.map((command, index) => (
          <div
            key={command.key}
            id={`${id}-${index}`}
            data-index={index}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes.option}
            onMouseMove={() => choose(index)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <span className={classes.label}>{command.label}</span>
            <span className={classes.hint}>{command.hint ?? t.kit.palette.groups[command.group]}</span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={classes.nothing}>{t.kit.palette.nothing}</p>}
    </Modal>
  )
}

function useCommands({ projects, choose }: CommandPaletteProps): Command[] {
  const { t, setLanguage } = useI18n()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const { go } = useNavigation()
  return [
    ...PAGES.map(
      ({ name }): Command => ({
        ...{ group: 'pages', key: `page ${name}`, label: t.nav.pages[name] },
        run: () => go(name),
      }),
    ),
    ...projects.map(
      ({ projectId, name, brand }): Command => ({
        ...{ group: 'projects', key: `project ${projectId}`, label: name, hint: brand },
        run: () => choose(projectId),
      }),
    ),
    ...(['auto', 'light', 'dark'] as const).map(
      (scheme): Command => ({
        ...{ group: 'actions', key: scheme, label: `${t.settings.theme}: ${t.settings.themes[scheme]}` },
        run: () => setColorScheme(scheme),
      }),
    ),
    ...LANGUAGES.map(
      (language): Command => ({
        ...{ group: 'actions', key: language, label: `${t.settings.language}: ${t.settings.languages[language]}` },
        run: () => setLanguage(language),
      }),
    ),
  ]
}
