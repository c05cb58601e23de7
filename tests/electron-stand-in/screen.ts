import { settings } from './settings.ts'

/** One screen that is larger than the window. */
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: settings.viewport.width + 640, height: 1600 } }],
}
