/** A month or a day at the end of a cause. */
const PERIOD = /:\d{4}-\d{2}(?:-\d{2})?$/

/** What a cause is about whenever it comes: the cause without its period. Muting goes by it. Pure. */
export const topicOf = (cause: string): string => cause.replace(PERIOD, '')
