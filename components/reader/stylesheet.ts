import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const parts = [
  'fonts.css',
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

/** The reader's one stylesheet: its parts joined, without comments and needless space. Read from the checkout. */
export async function readStylesheet(): Promise<string> {
  const folder = join(process.cwd(), 'components', 'reader')
  const texts = await Promise.all(parts.map((part) => readFile(join(folder, part), 'utf8')))
  return squeeze(texts.join('\n'))
}

function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim()
}
