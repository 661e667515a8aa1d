import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startProgress } from './progress.ts'

let written: string

beforeEach(() => {
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    written += `${line}\n`
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(process.stderr, 'isTTY')
})

function onTerminal(isTerminal: boolean): void {
  Object.defineProperty(process.stderr, 'isTTY', { value: isTerminal, configurable: true })
}

describe('progress', () => {
  test('is a plain line now and then where there is no terminal', () => {
    onTerminal(false)
    let now = 0
    const progress = startProgress({ label: 'Importing', total: 100, clock: () => now })
    for (let done = 1; done <= 100; done++) {
      now += 300
      progress.step()
    }
    progress.stop()
    expect(written).toBe('Importing: 34 of 100\nImporting: 68 of 100\n')
  })

  test('is nothing at all for a program that reads the lines, or for a single file', () => {
    onTerminal(true)
    for (const options of [{ total: 100, isQuiet: true }, { total: 1 }]) {
      const progress = startProgress({ label: 'Importing', ...options })
      progress.step()
      progress.print(() => {})
      progress.stop()
    }
    expect(written).toBe('')
  })

  test('is a bar on a terminal, which makes room for what is printed and goes when all is done', () => {
    onTerminal(true)
    const progress = startProgress({ label: 'Importing', total: 4 })
    progress.step()
    progress.print(() => (written += 'a.md: added\n'))
    const [before = '', after = ''] = written.split('a.md: added\n')
    expect(before.endsWith('\r\u001b[2K')).toBe(true)
    expect(after).toMatch(/Importing .* 1 of 4/)
    progress.stop()
    progress.stop()
    expect(written).not.toContain('\u001b7')
    expect(written.endsWith('\u001b[0J')).toBe(true)
  })
})
