import type { ModelFinding } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useAct } from '../../ui/useAct.ts'

/** Deciding about findings at once, each with its undo. */
export function useDecisions() {
  const { t } = useI18n()
  const { done, reopened } = t.modelWatch
  const act = useAct()
  const idsOf = (findings: readonly ModelFinding[]) => findings.map(({ findingId }) => findingId)
  const decide = (findings: readonly ModelFinding[], decision: 'ignored' | 'stopped', said: string) => {
    const findingIds = idsOf(findings)
    return act(
      () => rpc.modelWatch.decide({ findingIds, decision, takePrices: false, from: null }),
      said,
      () => rpc.modelWatch.reopen({ findingIds }),
    )
  }
  return {
    ignore: (findings: readonly ModelFinding[]) => decide(findings, 'ignored', done.ignored(findings.length)),
    stop: (finding: ModelFinding) => decide([finding], 'stopped', done.stopped(finding.model)),
    takeBack: (finding: ModelFinding) =>
      act(() => rpc.modelWatch.reopen({ findingIds: [finding.findingId] }), reopened),
  }
}
