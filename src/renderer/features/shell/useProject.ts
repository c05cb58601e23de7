import { useEffect } from 'react'
import type { ProjectSummary } from '../../../contract/index.ts'
import { useNavigation } from '../../routing/route.ts'

const STORED = 'earshot.project'

/** The project the window is about: the URL's, else the one of last time, else the first. */
export function useProject(projects: readonly ProjectSummary[] | undefined) {
  const { params, page, go } = useNavigation()
  const wanted = Number(params.project ?? localStorage.getItem(STORED))
  const project = projects?.find(({ projectId }) => projectId === wanted) ?? projects?.[0] ?? null
  const known = project?.projectId
  useEffect(() => {
    if (known !== undefined) localStorage.setItem(STORED, String(known))
  }, [known])
  return {
    project,
    /** Shows the same page about another project; its filters are not carried over. */
    choose: (projectId: number) => go(page, { project: projectId }),
  }
}
