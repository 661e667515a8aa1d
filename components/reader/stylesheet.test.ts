import { describe, expect, it } from 'vitest'
import { readStylesheets } from './stylesheet.ts'

describe('the stylesheet of the public pages', () => {
  it('is one sheet with the letter in it, and asks nobody else for anything', async () => {
    const { serif: css } = await readStylesheets()
    expect(css).toContain('.letter{')
    expect(css).toContain('.masthead{')
    expect(css).not.toContain('/*')
    expect(css).not.toContain('@import')
    const addresses = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address)
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toMatch(/^'\/fonts\/[\w.-]+\.woff2'$/)
  })
})
