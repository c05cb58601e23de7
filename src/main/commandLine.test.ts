import { describe, expect, it } from 'vitest'
import { argumentsOf, isCommand } from './commandLine.ts'

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

  it.each([
    [['/opt/Earshot/earshot'], true, []],
    [['/opt/Earshot/earshot', 'run'], true, ['run']],
    [['electron', '.'], false, []],
    [['electron', '.', 'run', '--hidden'], false, ['run', '--hidden']],
    [['electron', '--inspect=0', '--no-sandbox', '.', '--hidden'], false, ['--hidden']],
  ])('%j, packaged %s: its own are %j', (argv, packaged, expected) => {
    expect(argumentsOf(argv, packaged)).toEqual(expected)
  })
})
