import type { Ink } from './EChart.tsx'

/** What the tooltips of all charts over days have in common. */
export const tooltipFrame = (ink: Ink) =>
  ({
    trigger: 'axis',
    confine: true,
    backgroundColor: ink('--panel'),
    borderColor: ink('--line'),
    padding: 10,
    textStyle: { color: ink('--ink'), fontSize: 12 },
  }) as const
