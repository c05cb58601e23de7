import { UserError } from '../../core/errors.ts'

/** Whether somebody is there to answer. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

/** Asks a yes-or-no question on the terminal; standard output stays free for results. */
export async function confirm(message: string): Promise<boolean> {
  const { confirm: ask, isCancel } = await import('@clack/prompts')
  const answer = await ask({ message, initialValue: false, output: process.stderr })
  return !isCancel(answer) && answer
}

/** Asks for a secret, which is not shown. @throws UserError `cancelled` */
export async function askHidden(message: string): Promise<string> {
  const { password, isCancel } = await import('@clack/prompts')
  const answer = await password({ message, output: process.stderr })
  if (isCancel(answer)) throw new UserError('cancelled', 'Cancelled. Nothing was changed.')
  return answer ?? ''
}
