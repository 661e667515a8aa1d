import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Tells when the author is done with a form: by Escape, or by going on elsewhere. Another window is not elsewhere. */
export function useLeaving(
  form: RefObject<HTMLElement | null>,
  done: { byKey: () => void; byFocus: () => void },
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    done.byKey()
  })
  const onFocusOut = useEffectEvent((element: HTMLElement, { relatedTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && element.contains(relatedTarget)
    if (!isInside && document.hasFocus()) done.byFocus()
  })

  useEffect(() => {
    const element = form.current
    const end = new AbortController()
    element?.addEventListener('keydown', (event) => onKey(event), { signal: end.signal })
    element?.addEventListener('focusout', (event) => onFocusOut(element, event), { signal: end.signal })
    return () => end.abort()
  }, [form])
}
