'use client'

import type { Editor } from '@tiptap/react'
import { useRef, useState, type RefObject } from 'react'
import { canonicalLanguage } from '@/lib/document/nodes/language.ts'
import { placed, useSelectionBox, type Box } from './node-box.ts'
import { useLeaving } from './use-leaving.ts'

type LanguagePanelProps = { editor: Editor; sheet: RefObject<HTMLDivElement | null>; close: () => void }

/** Offered first; any other tag can be typed. */
const offered = ['ar', 'de', 'en', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'la', 'pt', 'ru', 'zh-Hans', 'zh-Hant']

/** Asks in which language the selected words are: so they are read aloud, broken and set as it is done there. */
export function LanguagePanel({ editor, sheet, close }: LanguagePanelProps) {
  const box = useSelectionBox(editor, sheet)
  return box && <LanguageForm editor={editor} box={box} close={close} />
}

function LanguageForm({ editor, box, close }: { editor: Editor; box: Box; close: () => void }) {
  const [before] = useState(() => (editor.getAttributes('language').lang as string | undefined) ?? '')
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
    const lang = typed.trim() === '' ? null : canonicalLanguage(typed)
    if (lang === null && typed.trim() !== '') {
      setRefused(true)
      return
    }
    const { to } = editor.state.selection
    const chain = editor.chain().focus().extendMarkRange('language')
    const done = lang === null ? chain.unsetMark('language') : chain.setMark('language', { lang })
    done.setTextSelection(to).run()
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
        aria-label="Language of the words"
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? 'language-fault' : undefined}
        list="languages"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder="ja, zh-Hans, ar …"
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setRefused(false)
        }}
      />
      <datalist id="languages">
        {offered.map((tag) => (
          <option key={tag} value={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </datalist>
      <button className="button" data-kind="primary" type="submit">
        {typed.trim() === '' && before !== '' ? 'As around it' : 'Set'}
      </button>
      {isRefused && (
        <p id="language-fault" className="panel-fault" role="alert">
          There is no such language. Type its short name, such as ja for Japanese or pt-BR for Brazilian Portuguese.
        </p>
      )}
    </form>
  )
}

function nameOf(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
}
