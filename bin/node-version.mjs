/** The oldest Node that the native parts run on; below it they end the process without a word. */
export const MINIMUM = '22.14'

/**
 * @param {string} version such as `process.versions.node`
 * @returns {string | null} the sentence that refuses this version, or null when it will do
 */
export function refusal(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [minMajor = 0, minMinor = 0] = MINIMUM.split('.').map(Number)
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return null
  return `Earshot needs Node ${MINIMUM} or newer and this is Node ${version}: install a current Node, or run it by "npm run -s earshot --", which brings its own.`
}
