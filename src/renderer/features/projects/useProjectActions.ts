import { useQueryClient } from '@tanstack/react-query'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { tell } from '../../ui/toast.ts'

type Project = { projectId: number; name: string }

export type ProjectActions = ReturnType<typeof useProjectActions>

/** What is done to a project at once, each with its undo. */
export function useProjectActions() {
  const { t } = useI18n()
  const queries = useQueryClient()

  const act = async (call: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>) => {
    try {
      await call()
      tell(said, undo && { undo: () => undo().finally(() => queries.invalidateQueries()) })
    } catch (error) {
      tell(`${t.projects.failed}: ${failureOf(error).message}`, { tone: 'failure' })
    }
    await queries.invalidateQueries()
  }
  const setActive = ({ projectId }: Project, active: boolean) =>
    rpc.projects.change({ projectId, settings: { active } })

  return {
    pause: (project: Project) =>
      act(
        () => setActive(project, false),
        t.projects.paused(project.name),
        () => setActive(project, true),
      ),
    resume: (project: Project) => act(() => setActive(project, true), t.projects.resumed(project.name)),
    archive: ({ projectId, name }: Project) =>
      act(
        () => rpc.projects.archive({ projectId }),
        t.projects.archivedNow(name),
        () => rpc.projects.restore({ projectId }),
      ),
    restore: ({ projectId, name }: Project) =>
      act(() => rpc.projects.restore({ projectId }), t.projects.restored(name)),
  }
}
