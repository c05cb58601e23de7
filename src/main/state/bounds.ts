import type { Rectangle } from 'electron'

export const DEFAULT_SIZE = { width: 1280, height: 860 }
export const MIN_SIZE = { width: 720, height: 540 }

/** So much of the window must lie on a screen that it can be seen and moved, in pixels. */
const REACHABLE = 80

/**
 * Where the window opens: where it was, unless that screen is gone; never larger than the screen it is on.
 * @param saved where it was, null at the first start
 * @param areas the usable area of each screen
 * @returns a size alone where the operating system is to choose the place
 */
export function boundsFor(
  saved: Rectangle | null,
  areas: readonly Rectangle[],
): { width: number; height: number } | Rectangle {
  if (!saved) return DEFAULT_SIZE
  const area = areas.find((each) => overlap(saved, each))
  const { width, height } = area ?? saved
  const size = {
    width: Math.max(MIN_SIZE.width, Math.min(saved.width, width)),
    height: Math.max(MIN_SIZE.height, Math.min(saved.height, height)),
  }
  if (!area) return size
  // A window that was wider than this screen is moved until its edge can be reached.
  return { x: Math.max(saved.x, area.x + REACHABLE - size.width), y: Math.max(saved.y, area.y), ...size }
}

/** Whether enough of the window's upper edge, by which it is moved, lies in the area. */
function overlap(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return across >= REACHABLE && window.y > area.y - REACHABLE && window.y < area.y + area.height - REACHABLE
}
