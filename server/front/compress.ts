import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Coding } from '@/lib/http/codings.ts'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Less than this, in bytes, fits into the packet that the headers travel in: compressing it makes nothing faster. */
export const leastCompressed = 860

/** Writes text in a coding, in Node's pool of threads. The same text always gives the same bytes, as a strong tag promises. */
export async function compress(text: Buffer, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return deflate(text, { level: 6 })
  // More than this costs ten times as much, and takes off a hundredth, or three of a long feed.
  return brotli(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 6,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  })
}
