'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useEffectEvent, useState } from 'react'

/**
 * What a text says of itself, for what stands around it: worked out after the frame that shows a change, so that no
 * letter waits for a button.
 * @param read gives plain data; the component is drawn anew when it differs.
 */
export function useAfterFrame<Value>(editor: Editor | null, read: (editor: Editor) => Value): Value | null {
  const [value, setValue] = useState(() => editor && read(editor))
  const look = useEffectEvent(() => {
    if (!editor || editor.isDestroyed) return
    const next = read(editor)
    setValue((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
  })
  useEffect(() => {
    if (!editor) return undefined
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const lookSoon = () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      frame = requestAnimationFrame(() => {
        timer = setTimeout(look)
      })
    }
    look()
    for (const event of ['transaction', 'focus', 'blur'] as const) editor.on(event, lookSoon)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      for (const event of ['transaction', 'focus', 'blur'] as const) editor.off(event, lookSoon)
    }
  }, [editor])
  return value
}
