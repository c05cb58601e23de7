import { createTheme } from '@mantine/core'

/** Sizes only: every colour comes from tokens.css, so that both themes and the charts share them. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  defaultRadius: '7px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: Object.fromEntries(
    ['TextInput', 'Textarea', 'PasswordInput', 'NumberInput', 'NativeSelect', 'Select', 'MultiSelect', 'TagsInput'].map(
      (name) => [name, { defaultProps: { size: 'xs' } }],
    ),
  ),
})
