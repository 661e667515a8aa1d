import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { letterFaces } from '@/lib/publication/look-input.ts'
import { readStylesheets } from './stylesheet.ts'

const sheets = await readStylesheets()

describe.each(letterFaces)('the stylesheet of the public pages in %s', (face) => {
  const css = sheets[face]

  it('is one sheet with the letter in it, and asks nobody else for anything', () => {
    expect(css).toContain('.letter{')
    expect(css).toContain('.masthead{')
    expect(css).not.toContain('/*')
    expect(css).not.toContain('@import')
    for (const [, address] of css.matchAll(/url\(([^)]*)\)/g)) expect(address).toMatch(/^'\/fonts\/[\w.-]+\.woff2'$/)
  })

  it('loads two fonts at most, and shows the text before they are there', () => {
    const fonts = [...css.matchAll(/url\('([^']+)'\)/g)].map(([, address]) => address)
    expect(new Set(fonts).size).toBe(face.startsWith('system') ? 0 : 2)
    const loaded = [...css.matchAll(/@font-face\{([^}]*)\}/g)].filter(([, rule]) => rule?.includes('url('))
    expect(loaded.filter(([, rule]) => !rule?.includes('font-display: swap'))).toEqual([])
  })

  it('stays small', () => {
    expect(brotliCompressSync(css).byteLength).toBeLessThan(9 * 1024)
  })

  it('uses no variable that nobody sets', () => {
    const set = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
    expect([...used].filter((name) => !set.has(name))).toEqual([])
  })
})
