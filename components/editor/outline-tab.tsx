'use client'

import type { Node } from '@tiptap/pm/model'
import { useMemo } from 'react'
import type { NodeJson } from '@/lib/document/schema.ts'
import { inAll, tally, type Tally } from '@/lib/document/word-count.ts'
import { useDraft } from './draft-context.ts'
import { useSettledText } from './use-settled-text.ts'

type Entry = { position: number; depth: number; text: string; isItem: boolean }

/** How long the text is, and its headings and items; a press on one goes there. */
export function OutlineTab({ isOpen }: { isOpen: boolean }) {
  const { editor, goTo } = useDraft()
  const text = useSettledText(editor, isOpen)
  const entries = useMemo(() => (text ? entriesOf(text) : []), [text])
  const { words, minutes } = useMemo(() => inAll(text ? tallies(text) : []), [text])
  return (
    <>
      <dl className="outline-counts">
        <div>
          <dt>Words</dt>
          <dd>{words.toLocaleString('en')}</dd>
        </div>
        <div>
          <dt>To read</dt>
          <dd>{minutes} min</dd>
        </div>
        <div>
          <dt>Links with a comment</dt>
          <dd>{entries.filter(({ isItem }) => isItem).length}</dd>
        </div>
      </dl>
      {entries.length === 0 ? (
        <p className="hint">Headings and links with a comment are listed here as you write them.</p>
      ) : (
        <nav aria-label="Outline">
          <ol className="outline">
            {entries.map(({ position, depth, text: title, isItem }) => (
              <li key={position} data-depth={depth} data-item={isItem || undefined}>
                <button
                  type="button"
                  dir="auto"
                  data-untitled={title === '' || undefined}
                  onClick={() => goTo(position)}
                >
                  {title || 'Without a title'}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </>
  )
}

/** Headings and items at the top of the text. `position` lies within the title, for `goTo`. */
function entriesOf(doc: Node): Entry[] {
  const entries: Entry[] = []
  let depth = 0
  doc.forEach((node, offset) => {
    if (node.type.name === 'heading') {
      depth = Number(node.attrs.level) - 2
      entries.push({ position: offset + 1, depth, text: titleOf(node), isItem: false })
    } else if (node.type.name === 'item') {
      entries.push({ position: offset + 2, depth: depth + 1, text: titleOf(node.firstChild), isItem: true })
    }
  })
  return entries
}

function titleOf(line: Node | null): string {
  return (line?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

const known = new WeakMap<Node, Tally>()

/** By block, so that only those are counted that changed. */
function tallies(doc: Node): Tally[] {
  return doc.children.map((block) => {
    const counted = known.get(block) ?? tally(block.toJSON() as NodeJson)
    known.set(block, counted)
    return counted
  })
}
