import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { useI18n } from '../i18n/index.tsx'
import choice from './Choice.module.css'
import classes from './Choices.module.css'

interface ChoicesProps<T extends string | number> {
  label: string
  /** What stands for no choice. */
  all: string
  /** What several of them are called: `3 models`. */
  several: (count: number) => string
  /** In the order in which they were chosen. */
  values: readonly T[]
  options: readonly (readonly [T, string])[]
  choose: (values: T[]) => void
}

/** More options than this are searched by their words. */
const MANY = 10

/** Any of many, or none of them: a filter. It stays open while one chooses. */
export function Choices<T extends string | number>(props: ChoicesProps<T>) {
  const { label, all, several, values, choose } = props
  const { t } = useI18n()
  const [words, look] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      look('')
    },
  })
  // A link may ask for what is not among the choices: it filters all the same, and is seen to.
  const known = new Set(props.options.map(([value]) => value))
  const unknown = values.filter((value) => !known.has(value)).map((value) => [value, String(value)] as const)
  const options = [...props.options, ...unknown]
  const chosen = new Set(values)
  const searched = options.length > MANY
  const shown = options.filter(([, text]) => text.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()))
  const names = options.filter(([value]) => chosen.has(value)).map(([, text]) => text)
  const toggle = (submitted: string) => {
    const value = options.find(([each]) => String(each) === submitted)?.[0]
    if (value === undefined) return
    choose(chosen.has(value) ? values.filter((each) => each !== value) : [...values, value])
  }
  const close = () => {
    combobox.closeDropdown()
    combobox.focusTarget()
  }
  return (
    <Combobox
      store={combobox}
      size="xs"
      position="bottom-start"
      // In the landmark that the filter belongs to.
      withinPortal={false}
      width="max-content"
      classNames={{ dropdown: classes.dropdown, options: classes.options }}
      onOptionSubmit={toggle}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <InputBase
          component="button"
          type="button"
          pointer
          size="xs"
          className={choice.select}
          classNames={{ input: classes.input }}
          aria-label={label}
          title={names.join('\n')}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onClick={() => combobox.toggleDropdown()}
          // Where words are searched, the focus goes on into the dropdown.
          onBlur={() => searched || combobox.closeDropdown()}
        >
          <span className={classes.text}>{names.length > 1 ? several(names.length) : (names[0] ?? all)}</span>
        </InputBase>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searched && (
          <Combobox.Search
            aria-label={t.kit.choices.search(label)}
            placeholder={t.kit.choices.search(label)}
            value={words}
            onChange={(event) => {
              look(event.currentTarget.value)
              combobox.updateSelectedOptionIndex()
            }}
            onKeyDown={(event) => event.key === 'Escape' && close()}
            onBlur={() => combobox.closeDropdown()}
          />
        )}
        <Combobox.Options aria-label={label} aria-multiselectable="true">
          {shown.map(([value, text]) => (
            <Combobox.Option
              key={value}
              value={String(value)}
              active={chosen.has(value)}
              aria-selected={chosen.has(value)}
              title={text}
              className={classes.option}
            >
              <span className={classes.box} aria-hidden="true">
                {chosen.has(value) && '✓'}
              </span>
              <span className={classes.text}>{text}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
