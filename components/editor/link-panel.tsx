'use client'

import type { Editor } from '@tiptap/react'
import { useRef, useState, type RefObject } from 'react'
import { addressFrom } from './address.ts'
import { placed, useSelectionBox, type Box } from './node-box.ts'
import { useLeaving } from './use-leaving.ts'

type LinkPanelProps = { editor: Editor; sheet: RefObject<HTMLDivElement | null>; close: () => void }

/** Asks where the selected words lead. Without a selection and outside a link, the address itself becomes the words. */
export function LinkPanel({ editor, sheet, close }: LinkPanelProps) {
  const box = useSelectionBox(editor, sheet)
  return box && <LinkForm editor={editor} box={box} close={close} />
}

function LinkForm({ editor, box, close }: { editor: Editor; box: Box; close: () => void }) {
  const [before] = useState(() => (editor.getAttributes('link').href as string | undefined) ?? '')
  const [typed, setTyped] = useState(before)
  const [isRefused, setRefused] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  useLeaving(form, {
    byKey() {
      close()
      editor.commands.focus()
    },
    byFocus: close,
  })

  function apply() {
    if (typed.trim() === '' && before) {
      remove()
      return
    }
    const href = addressFrom(typed)
    if (href === null) {
      setRefused(true)
      return
    }
    const { selection } = editor.state
    const chain = editor.chain().focus()
    if (selection.empty && !before) {
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    } else {
      chain.extendMarkRange('link').setLink({ href }).setTextSelection(selection.to).run()
    }
    close()
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    close()
  }

  return (
    <form
      ref={form}
      className="panel link-panel"
      style={placed({ top: box.top + box.height, left: box.left })}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <input
        autoFocus
        aria-label="Address of the link"
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? 'link-fault' : undefined}
        inputMode="url"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder="example.org/page"
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setRefused(false)
        }}
      />
      <button className="button" data-kind="primary" type="submit">
        {before ? 'Change' : 'Link'}
      </button>
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
          <button className="button" data-kind="quiet" type="button" onClick={remove}>
            Remove
          </button>
        </>
      )}
      {isRefused && (
        <p id="link-fault" className="panel-fault" role="alert">
          This address can’t be used. Links lead to web pages, e-mail addresses and telephone numbers.
        </p>
      )}
    </form>
  )
}
