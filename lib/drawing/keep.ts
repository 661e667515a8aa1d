import { Budget } from '@/lib/media/budget.ts'

/** What was drawn, by a name that says all of what it shows. */
type Kept = { mastheadDrawings?: Map<string, Promise<Uint8Array<ArrayBuffer>>>; mastheadDrawing?: Budget }

// Next loads this module once for each bundle of its thread; they share what was drawn.
const shared = globalThis as typeof globalThis & Kept
/** A picture takes some 30 KB. */
const mostKept = 150

/**
 * A drawing by its name: drawn once, however many ask for it, and kept until many others were asked for since. One is
 * drawn at a time, so that readers of pages do not feel it.
 */
export function keepDrawing(
  name: string,
  draw: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept = (shared.mastheadDrawings ??= new Map())
  const turns = (shared.mastheadDrawing ??= new Budget(1))
  const known = kept.get(name)
  const drawing = known ?? turns.spend(1, draw)
  if (!known) drawing.catch(() => kept.delete(name))
  // The one that was asked for last stands last.
  kept.delete(name)
  kept.set(name, drawing)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return drawing
}
