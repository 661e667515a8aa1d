import { useEffect, useState, type RefObject } from 'react'

/** How much room an element has, in pixels of CSS; null until it was measured. */
export function useRoom(element: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null)
  useEffect(() => {
    const measured = element.current
    if (!measured) return undefined
    const observer = new ResizeObserver(() => setRoom({ width: measured.clientWidth, height: measured.clientHeight }))
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return room
}
