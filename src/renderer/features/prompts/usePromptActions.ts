import type { ListedPrompt } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useAct } from '../../ui/useAct.ts'

export type PromptActions = ReturnType<typeof usePromptActions>

/** What is done to a prompt at once, each with its undo. */
export function usePromptActions() {
  const { t } = useI18n()
  const act = useAct()
  const setActive = (promptId: number, active: boolean) => rpc.prompts.change({ promptId, active })

  return {
    pause: ({ promptId }: ListedPrompt) =>
      act(
        () => setActive(promptId, false),
        t.prompts.paused,
        () => setActive(promptId, true),
      ),
    resume: ({ promptId }: ListedPrompt) =>
      act(
        () => setActive(promptId, true),
        t.prompts.resumed,
        () => setActive(promptId, false),
      ),
    remove: ({ promptId }: ListedPrompt) =>
      act(
        () => rpc.prompts.remove({ promptId }),
        t.prompts.removed,
        () => rpc.prompts.restore({ promptId }),
      ),
  }
}
