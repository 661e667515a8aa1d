'use client'

import type { Editor } from '@tiptap/react'
import type { ReactNode, RefObject } from 'react'
import { placed, useNodeBox } from './node-box.ts'

type BesideProps = { editor: Editor; sheet: RefObject<HTMLDivElement | null>; position: number; children: ReactNode }

/** Stands over the upper edge of a block, and stays in sight while the block is. */
export function Beside({ editor, sheet, position, children }: BesideProps) {
  const box = useNodeBox(editor, position, sheet)
  return (
    box && (
      <div className="beside" style={placed({ top: box.top, height: box.height })}>
        {children}
      </div>
    )
  )
}
