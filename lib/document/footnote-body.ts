import { isImageAlone } from './image-alone.ts'
import type { Rendering } from './rendering.ts'
import type { FootnoteJson } from './schema.ts'

/**
 * Writes what is inside a footnote, as HTML.
 * @param back the links to where it is called, already written: they end its last paragraph, or stand in one of their own.
 * @param paragraph how a paragraph is written.
 */
export function writeNote<State>(
  node: FootnoteJson,
  rendering: Rendering<State>,
  back: string,
  paragraph: (line: string) => string,
): string[] {
  const last = back === '' ? -1 : node.content.findLastIndex((each) => each.type === 'paragraph' && !isImageAlone(each))
  const written = node.content.flatMap((each, index) => {
    if (index !== last || each.type !== 'paragraph') return rendering.each([each], node)
    const line = rendering.inline(each.content, each)
    return [paragraph(line === '' ? back : `${line} ${back}`)]
  })
  return back === '' || last >= 0 ? written : [...written, paragraph(back)]
}
