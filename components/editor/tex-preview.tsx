'use client'

import '@/components/reader/letter-math.css'
import { useEffect, useRef, useState } from 'react'

/** Longer ones are no formulas, and would hold up the typing. */
const longest = 10_000

/** How a formula looks when it is set. The typesetter is fetched only when the author looks at one. */
export function TexPreview({ latex, isBlock }: { latex: string; isBlock: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  const [isWrong, setWrong] = useState(false)
  const isEmpty = latex.trim() === '' || latex.length > longest

  useEffect(() => {
    let isCurrent = true
    async function draw() {
      const { default: temml } = await import('temml')
      const element = place.current
      if (!isCurrent || !element) return
      try {
        temml.render(isEmpty ? '' : latex, element, { displayMode: isBlock, throwOnError: true })
        setWrong(false)
      } catch {
        setWrong(true)
      }
    }
    // Without the typesetter there is no picture of the formula, but the formula itself is whole.
    draw().catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [latex, isBlock, isEmpty])

  return (
    <>
      <div ref={place} className="letter tex-preview" hidden={isEmpty || isWrong} />
      {isWrong && !isEmpty && <p className="tex-preview-fault">This can’t be read as a formula yet.</p>}
    </>
  )
}
