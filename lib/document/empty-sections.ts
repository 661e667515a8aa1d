import type { BlockJson, DocumentJson, FootnoteJson } from './schema.ts'

type Part = BlockJson | FootnoteJson

/**
 * A document without the sections that say nothing: a heading below which nothing stands until the next one of its level
 * or above. They come from the template of a newsletter, where every section stands that may be in an issue. Items
 * without title, address and comment say nothing either, and go with a line that would divide nothing. Only what stands
 * at the top of the document is looked at; a document that is all empty is given back with one empty paragraph.
 */
export function withoutEmptySections(document: DocumentJson): DocumentJson {
  const empty = new Set(emptySections(document).flatMap(({ from, to }) => range(from, to)))
  const kept: Part[] = []
  document.content.forEach((block, index) => {
    if (isEmptyItem(block)) return
    if (!empty.has(index)) kept.push(block)
    else if (!empty.has(index + 1) && kept.at(-1)?.type === 'horizontalRule') {
      // The line before what is left out divides it from what was there; now it divides what is left, or nothing.
      const next = document.content[index + 1]
      if (next === undefined || next.type === 'horizontalRule' || next.type === 'footnote') kept.pop()
    }
  })
  if (kept.length === document.content.length) return document
  const hasBlock = kept[0] !== undefined && kept[0].type !== 'footnote'
  return { ...document, content: hasBlock ? kept : [{ type: 'paragraph' }, ...kept] }
}

/** The sections that say nothing, the outermost ones, as indexes of blocks: from the heading to before `to`. */
export function emptySections({ content }: DocumentJson): { from: number; to: number }[] {
  const sections: { from: number; to: number }[] = []
  for (let from = 0; from < content.length; from++) {
    const heading = content[from]
    if (heading?.type !== 'heading') continue
    const to = endOfSection(content, from, heading.attrs.level)
    if (!content.slice(from + 1, to).every(saysNothing)) continue
    sections.push({ from, to })
    from = to - 1
  }
  return sections
}

/** Lines that divide belong to the section above them. */
function endOfSection(content: readonly Part[], from: number, level: number): number {
  const isEnd = (block: Part) => block.type === 'footnote' || (block.type === 'heading' && block.attrs.level <= level)
  const end = content.findIndex((block, index) => index > from && isEnd(block))
  return end === -1 ? content.length : end
}

/** A heading of a lesser level says nothing by itself. */
function saysNothing(block: Part): boolean {
  return block.type === 'heading' || block.type === 'horizontalRule' || isEmptyParagraph(block) || isEmptyItem(block)
}

function isEmptyItem(block: Part): boolean {
  if (block.type !== 'item' || block.attrs.href !== null || block.attrs.citation !== null) return false
  const [title, ...comment] = block.content
  return (title.content ?? []).every(({ text }) => text.trim() === '') && comment.every(isEmptyParagraph)
}

function isEmptyParagraph(block: Part): boolean {
  return (
    block.type === 'paragraph' &&
    (block.content ?? []).every(
      (node) => node.type === 'hardBreak' || (node.type === 'text' && node.text.trim() === ''),
    )
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
