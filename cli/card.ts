import { parseArgs } from 'node:util'
import { InvalidInput } from '@/lib/errors.ts'
import { readCard } from '@/lib/links/card.ts'
import type { FoundCard } from '@/lib/links/input.ts'
import type { Command } from './command.ts'

/** What the fields of a card are called in print, in the order in which they are printed. */
const names: Record<keyof FoundCard, string> = {
  title: 'Title',
  description: 'Description',
  site: 'Site',
  authors: 'Authors',
  citation: 'Citation',
  arxiv: 'arXiv',
  doi: 'DOI',
  github: 'GitHub',
  image: 'Picture',
  href: 'Address',
}

export const card: Command = {
  usage: 'card ADDRESS [--json]',
  summary: 'shows what a linked page says of itself, or why it can’t be read, without a database',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [address, ...others] = positionals
    if (address === undefined || others.length > 0) throw new InvalidInput('Say one address of a page.')
    const { card: found, pictures, refused } = await readCard(address)
    // The picture is where the page has it: nothing is stored here.
    const shown: FoundCard = { ...found, image: pictures[0] ?? null }
    if (values.json) console.log(JSON.stringify({ ...shown, refused }))
    else console.log(printed(shown))
    if (refused === null) return 0
    console.error(refused)
    return 1
  },
}

function printed(shown: FoundCard): string {
  return (Object.keys(names) as (keyof FoundCard)[])
    .flatMap((field) => {
      const value = [shown[field]].flat().join(', ')
      return value === '' ? [] : `${`${names[field]}:`.padEnd(13)}${value}`
    })
    .join('\n')
}
