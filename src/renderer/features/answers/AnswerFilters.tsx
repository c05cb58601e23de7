import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { AnswerChoices } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayField } from '../../ui/DayField.tsx'
import classes from './Answers.module.css'
import {
  type AnswersView,
  everything,
  isNarrowed,
  rankedAlone,
  STATE_CHOICES,
  STATUS_CHOICES,
  TONE_CHOICES,
  UNKNOWN_SITE,
} from './filter.ts'

interface FiltersProps {
  view: AnswersView
  change: (some: Partial<AnswersView>) => void
  /** Undefined before they have come. */
  choices: AnswerChoices | undefined
}

/** How long after the last key a text is searched for. */
const PAUSE_MS = 250

/** What narrows the answers down. */
export function AnswerFilters({ view, change, choices }: FiltersProps) {
  const { t } = useI18n()
  const { filters } = t.answers
  const brands = choices?.brands ?? []
  const own = brands.find(({ isOwn }) => isOwn)
  return (
    <search className={classes.filters} aria-label={filters.label}>
      <Words value={view.text} change={(text) => change({ text })} />
      <Choices
        label={filters.prompt}
        all={filters.allPrompts}
        several={filters.prompts}
        values={view.prompt}
        options={(choices?.prompts ?? []).map(({ promptId, text }) => [promptId, text])}
        choose={(prompt) => change({ prompt })}
      />
      {((choices?.tags.length ?? 0) > 0 || view.tag.length > 0) && (
        <Choices
          label={filters.tag}
          all={filters.allTags}
          several={filters.tags}
          values={view.tag}
          options={(choices?.tags ?? []).map((tag) => [tag, tag])}
          choose={(tag) => change({ tag })}
        />
      )}
      <Choices
        label={t.overview.model}
        all={t.overview.allModels}
        several={filters.models}
        values={view.model}
        options={(choices?.models ?? []).map(({ ref, displayName }) => [ref, displayName])}
        choose={(model) => change({ model })}
      />
      <Choice
        label={filters.brand}
        all={own?.name ?? filters.brand}
        value={view.brand === own?.brandId ? null : view.brand}
        options={brands.filter(({ isOwn }) => !isOwn).map(({ brandId, name }) => [brandId, name])}
        choose={(brand) => change({ brand: brand === null ? null : Number(brand) })}
      />
      <Choices
        label={filters.state}
        all={filters.allStates}
        several={filters.severalStates}
        values={view.state}
        options={STATE_CHOICES.map((state) => [state, filters.states[state]])}
        choose={(states) => change({ state: rankedAlone(states) })}
      />
      <Choices
        label={filters.tone}
        all={filters.allTones}
        several={filters.severalTones}
        values={view.tone}
        options={TONE_CHOICES.map((tone) => [tone, filters.tones[tone]])}
        choose={(tone) => change({ tone })}
      />
      <Choices
        label={filters.status}
        all={filters.allStatuses}
        several={filters.severalStatuses}
        values={view.status}
        options={STATUS_CHOICES.map((status) => [status, filters.statuses[status]])}
        choose={(status) => change({ status })}
      />
      <Choice
        label={t.overview.search}
        all={t.overview.searchOptions.all}
        value={view.search === null ? null : String(view.search)}
        options={[
          ['true', t.overview.searchOptions.on],
          ['false', t.overview.searchOptions.off],
        ]}
        choose={(search) => change({ search: search === null ? null : search === 'true' })}
      />
      <Choice
        label={filters.cites}
        all={filters.allCites}
        value={view.cites}
        options={[
          ...brands.map(({ brandId, name }) => [brandId, filters.citing(name)] as const),
          [UNKNOWN_SITE, filters.citesUnknown],
        ]}
        choose={(cites) => change({ cites: cites === null || cites === UNKNOWN_SITE ? cites : Number(cites) })}
      />
      <DayField label={filters.from} value={view.from} choose={(from) => change({ from })} />
      <DayField label={filters.to} value={view.to} choose={(to) => change({ to })} />
      {view.domain !== null && (
        <Button
          variant="default"
          size="xs"
          className={classes.citing}
          title={view.url ?? view.domain}
          onClick={() => change({ domain: null, url: null })}
        >
          {filters.citing(view.url ?? view.domain)} ×
        </Button>
      )}
      {isNarrowed(view) && (
        <Button variant="default" size="xs" onClick={() => change(everything)}>
          {filters.clear}
        </Button>
      )}
    </search>
  )
}

/** The words looked for, searched once the typing rests. */
function Words({ value, change }: { value: string | null; change: (text: string | null) => void }) {
  const { t } = useI18n()
  const [typed, type] = useState(value ?? '')
  const search = useDebouncedCallback((text: string) => change(text.trim() === '' ? null : text), PAUSE_MS)
  // The URL may change by other means: Back, or clearing all filters.
  useEffect(() => type((now) => ((value ?? '') === now.trim() ? now : (value ?? ''))), [value])
  return (
    <TextInput
      size="xs"
      type="search"
      className={classes.words}
      aria-label={t.answers.filters.words}
      placeholder={t.answers.filters.words}
      title={t.answers.filters.wordsHelp}
      maxLength={500}
      value={typed}
      onChange={(event) => {
        type(event.currentTarget.value)
        search(event.currentTarget.value)
      }}
    />
  )
}
