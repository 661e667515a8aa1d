import type { Heading, Paragraph, PhrasingContent } from 'mdast'
import { readTag, type Tag } from '../markdown/tag.ts'
import { isKnownElement } from './to-mdast.ts'

/** What those who read lines know: elements that mark words, and what stands in a line by itself. */
const known: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big br center cite code del dfn em font i img ins kbd label mark nobr output s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
)

const alone: ReadonlySet<string> = new Set('area br embed hr img input link meta source track wbr'.split(' '))

/**
 * Tags in a line that do what they do in a browser: those that are closed in it, one within the other, and those that need
 * not be closed. All others are words to us, such as those in “the `<table>` element” and `Array<T>`.
 */
export function workingTags({ children }: Paragraph | Heading): ReadonlySet<PhrasingContent> {
  const working = new Set<PhrasingContent>()
  const open: { child: PhrasingContent; name: string }[] = []
  for (const child of children) {
    const tag = child.type === 'html' ? readTag(child.value) : null
    if (tag?.kind === 'comment') working.add(child)
    if (tag?.kind !== 'open' && tag?.kind !== 'close') continue
    // Formulas and drawings have elements of their own.
    const isForeign = open.some(({ name }) => name === 'math' || name === 'svg')
    if (!isForeign && !isKnownElement(tag.name)) continue
    if (isForeign && child.type === 'html' && child.value.endsWith('/>')) working.add(child)
    else if (alone.has(tag.name)) {
      if (isMeant(tag)) working.add(child)
    } else if (tag.kind === 'open') open.push({ child, name: tag.name })
    else {
      const place = open.findLastIndex(({ name }) => name === tag.name)
      if (place < 0) continue
      const [opening] = open.splice(place)
      if (opening) working.add(opening.child).add(child)
    }
  }
  return working
}

/** Whether a line has more in it than marks, so that it is to be read as HTML. */
export function isMoreThanMarks(line: Paragraph | Heading): boolean {
  return Array.from(workingTags(line)).some((child) => {
    const tag = child.type === 'html' ? readTag(child.value) : null
    return tag?.kind === 'open' && !known.has(tag.name)
  })
}

/** Whether a tag that needs not be closed is meant: without attributes, only what stands in a line by itself. */
function isMeant(tag: Extract<Tag, { name: string }>): boolean {
  return tag.kind === 'open' && (tag.attributes.size > 0 || /^(?:br|hr|wbr)$/.test(tag.name))
}
