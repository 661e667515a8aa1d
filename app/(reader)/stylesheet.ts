import { readStylesheet } from '@/components/reader/stylesheet.ts'
import { contentHash } from './answer.ts'

export type Stylesheet = { css: string; hash: string; path: string }

let kept: Promise<Stylesheet> | undefined

/** The reader's stylesheet and the path it is served at. It is read once, while developing with every request. */
export async function stylesheet(): Promise<Stylesheet> {
  if (process.env.NODE_ENV === 'development') return load()
  // A failed reading is not kept: the next request tries again.
  kept ??= load().catch((error: unknown) => {
    kept = undefined
    throw error
  })
  return kept
}

async function load(): Promise<Stylesheet> {
  const css = await readStylesheet()
  const hash = contentHash(css)
  return { css, hash, path: `/reader/${hash}.css` }
}
