import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { Budget } from './budget.ts'

/** The most pixels that a picture may have, all its frames together. Four bytes each are held while one is worked on. */
export const mostPixels = 60_000_000
/** However few pixels a picture has, it counts as this many, so that no more than four are worked on at once. */
const leastCost = mostPixels / 4
/** The most bytes of pictures that are taken in at once. */
const mostReceived = 120 * 1024 * 1024
const longestWork = { seconds: 60 }

// libvips reads many formats, some of which name other files or hold programs. Only those that we take can be loaded,
// whatever a file says it is, and from memory alone.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif', 'Tiff'].map((format) => `VipsForeignLoad${format}Buffer`),
})

// Next loads this module once for each bundle of its thread; they share one budget, or it would hold nothing back.
const shared = globalThis as typeof globalThis & {
  mastheadDecoding?: Budget | undefined
  mastheadReceiving?: Budget | undefined
}

/** Opens a picture of foreign bytes, in none but the formats that are taken. Nothing is decoded yet. */
export function openPicture(bytes: Uint8Array, options: SharpOptions = {}): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', ...options }).timeout(longestWork)
}

/** Runs work that decodes a picture of so many pixels when there is room for it in memory. */
export function decoding<T>(pixels: number, work: () => Promise<T>): Promise<T> {
  shared.mastheadDecoding ??= new Budget(mostPixels)
  return shared.mastheadDecoding.spend(Math.max(pixels, leastCost), work)
}

/** Runs work that takes in a file of at most so many bytes when there is room for it in memory; until then it is not read. */
export function receiving<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  shared.mastheadReceiving ??= new Budget(mostReceived)
  return shared.mastheadReceiving.spend(bytes, work)
}
