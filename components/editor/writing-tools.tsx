'use client'

import './tools.css'
import type { Editor } from '@tiptap/react'
import { useEffect, type RefObject } from 'react'
import type { Desk } from './actions.ts'
import { AddressChoice } from './address-choice.tsx'
import { BlockHandle } from './block-handle.tsx'
import { BlockMenu } from './block-menu.tsx'
import { goToTools, isInTools } from './go-to-tools.ts'
import { SelectionTools } from './selection-tools.tsx'
import { SlashMenu } from './slash-menu.tsx'

type WritingToolsProps = {
  editor: Editor
  desk: Desk
  isMac: boolean
  sheet: RefObject<HTMLDivElement | null>
  /** Whether the menu of the block around the cursor is open. */
  isMenuOpen: boolean
  setMenuOpen: (isOpen: boolean) => void
}

/** The tools that come to the words, instead of waiting at the edge. */
export function WritingTools({ isMenuOpen, setMenuOpen, ...shared }: WritingToolsProps) {
  const { editor, sheet } = shared
  useEffect(() => {
    const end = new AbortController()
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || !isInTools(event.target)) return
        if (event.key === 'Escape') editor.view.focus()
        else if (event.key === 'F10' && event.altKey) goToTools()
        else return
        event.preventDefault()
      },
      { signal: end.signal },
    )
    return () => end.abort()
  }, [editor])

  return (
    <>
      <BlockHandle editor={editor} sheet={sheet} isOpen={isMenuOpen} openMenu={() => setMenuOpen(true)} />
      {isMenuOpen && <BlockMenu {...shared} close={() => setMenuOpen(false)} />}
      {!isMenuOpen && <SelectionTools {...shared} />}
      <SlashMenu {...shared} />
      <AddressChoice editor={editor} sheet={sheet} />
    </>
  )
}
