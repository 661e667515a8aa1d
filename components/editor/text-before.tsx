'use client'

import { useState } from 'react'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { textPlaceholder } from './editor-extensions.ts'
import { staticHtml } from './static-text.ts'

/** The text as it stands, in the place and the form that the editor will give it. */
export function TextBefore({ document }: { document: DocumentJson | null }) {
  // What the server put into the page stays as it is, and need not be made again.
  const [html] = useState(() => (document && !isTextThere() ? staticHtml(document) : ''))
  if (!document) return <div className="letter skeleton" aria-busy="true" />
  const [first] = document.content
  const isEmpty = document.content.length === 1 && first?.type === 'paragraph' && first.content === undefined
  return (
    <div>
      <div
        className="tiptap ProseMirror letter"
        data-before={isEmpty ? textPlaceholder : undefined}
        data-text-before=""
        aria-busy="true"
        suppressHydrationWarning
        // Made of the schema's own tags; every text and address in it is escaped and checked.
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </div>
  )
}

function isTextThere(): boolean {
  return typeof window !== 'undefined' && window.document.querySelector('[data-text-before]') !== null
}
