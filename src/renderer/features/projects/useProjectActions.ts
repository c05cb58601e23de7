import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useAct } from '../../ui/useAct.ts'

type Project = { projectId: number; name: string }

export type ProjectActions = ReturnType<typeof useProjectActions>

/** What is done to a project at once, each with its undo. */
export function useProjectActions() {
  const { t } = useI18n()
  const act = useAct()
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
