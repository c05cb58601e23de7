/**
 * Moves labels apart that would cover each other, as little as needed, and keeps them between 0 and 1. Pure.
 * @param wanted where each label belongs, 0…1
 * @param gap the least distance between two, on the same scale
 * @returns where each goes, in the order given
 */
export function spread(wanted: readonly number[], gap: number): number[] {
  const room = Math.min(gap, wanted.length > 1 ? 1 / (wanted.length - 1) : gap)
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed = [...wanted]
  let floor = 0
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor)
    floor = placed[index]! + room
  }
  let ceiling = 1
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, ceiling)
    ceiling = placed[index]! - room
  }
  return placed
}
