import '@fontsource-variable/inter'
import '@mantine/core/styles.layer.css'
import './ui/tokens.css'
import './ui/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './features/shell/App.tsx'
import { I18nProvider } from './i18n/index.tsx'
import { theme } from './ui/theme.ts'

// The core is in the same program: a failure is not the network's, and trying again at once would only repeat it.
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, networkMode: 'always' } },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    {/* The policy of the page allows no style elements, so the library writes none: tokens.css says it all. */}
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <I18nProvider>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>
  </StrictMode>,
)
