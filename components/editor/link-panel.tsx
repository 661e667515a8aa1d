'use client'

import { useState } from 'react'
import { addressFrom } from './address.ts'
import { WordsPanel, type WordsPanelProps } from './words-panel.tsx'

/** Asks where the selected words lead. Without a selection and outside a link, the address itself becomes the words. */
export function LinkPanel({ editor, sheet, close }: WordsPanelProps) {
  const [before] = useState(() => (editor.getAttributes('link').href as string | undefined) ?? '')

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
  }

  function lead(typed: string): boolean {
    if (typed.trim() === '' && before) {
      remove()
      return true
    }
    const href = addressFrom(typed)
    if (href === null) return false
    const { selection } = editor.state
    const chain = editor.chain().focus()
    if (selection.empty && !before) {
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    } else {
      chain.extendMarkRange('link').setLink({ href }).setTextSelection(selection.to).run()
    }
    return true
  }

  return (
    <WordsPanel
      editor={editor}
      sheet={sheet}
      close={close}
      label="Address of the link"
      before={before}
      action={() => (before ? 'Change' : 'Link')}
      say={lead}
      fault="This address can’t be used. Links lead to web pages, e-mail addresses and telephone numbers."
      input={{ inputMode: 'url', placeholder: 'example.org/page' }}
    >
      {before && (
        <>
          <a
            className="button"
            data-kind="quiet"
            href={addressFrom(before) ?? undefined}
            target="_blank"
            rel="noreferrer"
          >
            Open
          </a>
          <button
            className="button"
            data-kind="quiet"
            type="button"
            onClick={() => {
              remove()
              close()
            }}
          >
            Remove
          </button>
        </>
      )}
    </WordsPanel>
  )
}
