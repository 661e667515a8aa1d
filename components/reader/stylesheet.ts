import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { letterFaces, type LetterFace } from '@/lib/publication/look-input.ts'

/** The typeface goes last: it chooses among what the letter offers. */
const parts = [
  'page.css',
  'archive.css',
  'issue-page.css',
  'feeds.css',
  'letter.css',
  'letter-blocks.css',
  'letter-code.css',
  'letter-math.css',
  'search.css',
]

/**
 * The reader's one stylesheet in each of the typefaces: its parts joined, without comments and needless space. Read from
 * the checkout.
 */
export async function readStylesheets(): Promise<Record<LetterFace, string>> {
  const shared = await Promise.all(parts.map(readPart))
  const faces = letterFaces.map(async (face) => {
    return [face, squeeze([...shared, await readPart(`letter-face-${face}.css`)].join('\n'))]
  })
  return Object.fromEntries(await Promise.all(faces))
}

async function readPart(name: string): Promise<string> {
  return readFile(join(process.cwd(), 'components', 'reader', name), 'utf8')
}

function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim()
}
