'use client'

import { useState } from 'react'
import { languageName } from '@/lib/document/languages.ts'
import { canonicalLanguage } from '@/lib/document/nodes/language.ts'
import { WordsPanel, type WordsPanelProps } from './words-panel.tsx'

/** Offered first; any other tag can be typed. */
const offered = ['ar', 'de', 'en', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'la', 'pt', 'ru', 'zh-Hans', 'zh-Hant']

/** Asks in which language the selected words are: so they are read aloud, broken and set as it is done there. */
export function LanguagePanel({ editor, sheet, close }: WordsPanelProps) {
  const [before] = useState(() => (editor.getAttributes('language').lang as string | undefined) ?? '')

  function mark(typed: string): boolean {
    const isNone = typed.trim() === ''
    const lang = isNone ? null : canonicalLanguage(typed)
    if (lang === null && !isNone) return false
    const { to } = editor.state.selection
    const chain = editor.chain().focus().extendMarkRange('language')
    const done = lang === null ? chain.unsetMark('language') : chain.setMark('language', { lang })
    done.setTextSelection(to).run()
    return true
  }

  return (
    <WordsPanel
      editor={editor}
      sheet={sheet}
      close={close}
      label="Language of the words"
      before={before}
      action={(typed) => (typed.trim() === '' && before !== '' ? 'As around it' : 'Set')}
      say={mark}
      fault="There is no such language. Type its short name, such as ja for Japanese or pt-BR for Brazilian Portuguese."
      input={{ list: 'languages', placeholder: 'ja, zh-Hans, ar …' }}
    >
      <datalist id="languages">
        {offered.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag, 'en')}
          </option>
        ))}
      </datalist>
    </WordsPanel>
  )
}
