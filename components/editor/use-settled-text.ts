'use client'

import type { Node } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'

/** How long the writing must pause, in milliseconds, before what is told of the text is worked out anew. */
const pause = 400

/** The text as it was when the writing last paused, or null before there is an editor or while nobody wants to know. */
export function useSettledText(editor: Editor | null, isWanted: boolean): Node | null {
  const [text, setText] = useState<Node | null>(null)
  useEffect(() => {
    if (!editor || !isWanted) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => setText(editor.state.doc)
    const lookSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(look, pause)
    }
    look()
    editor.on('update', lookSoon)
    return () => {
      clearTimeout(timer)
      editor.off('update', lookSoon)
    }
  }, [editor, isWanted])
  return text
}
