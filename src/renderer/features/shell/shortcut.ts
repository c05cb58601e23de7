const isMac = /mac/i.test(navigator.platform)

/** A key with the platform's command key, as it is written there. */
export const shortcut = (key: string): string => (isMac ? `⌘${key}` : `Ctrl ${key}`)
