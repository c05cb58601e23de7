import { describe, expect, it } from 'vitest'
import { isCommand } from './commandLine.ts'

describe('the arguments of the app', () => {
  it.each([
    [[], false],
    [['--hidden'], false],
    [['-psn_0_123'], false],
    [['--no-sandbox', '--remote-debugging-port=9222'], false],
    [['run', '--project', 'Acme'], true],
    [['--home', '/tmp/x', 'projects'], true],
    [['--help'], true],
    [['-V'], true],
  ])('%j: a command is %s', (given, expected) => {
    expect(isCommand(given)).toBe(expected)
  })
})
