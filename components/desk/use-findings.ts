'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useDraft } from '@/components/editor/draft-context.ts'
import { askForFields, FollowedPlaces, mend, selectPlace } from '@/components/editor/finding-places.ts'
import type { Finding, Place } from '@/lib/checking/finding.ts'
import { useChecks, type ChecksKeeper, type ChecksState } from './checks-keeper.ts'
import { showTab } from './side-state.ts'

/** How long after a save it takes until the checks look again, in milliseconds. */
const pause = 700
/** Where the side lies over the text. */
const narrow = '(max-width: 64rem)'

export type FindingsAtHand = ChecksState & {
  keeper: ChecksKeeper
  findings: Finding[]
  /** The one that the author is at, by its index; null for none. */
  current: number | null
  /** Shows a finding in the text. */
  goTo(index: number): void
  /** Does the fix of a finding. */
  fix(index: number): void
  /** What came of the last fix, to be read aloud. */
  said: string
}

/**
 * The findings of the issue that is being written, looked at again after each save; F8 goes to the next, with Shift to
 * the one before, and with Ctrl or ⌘ mends the one that the author is at.
 */
export function useFindings(issueId: string): FindingsAtHand {
  const draft = useDraft()
  const { editor, version } = draft
  const [keeper, state] = useChecks(issueId)
  const [current, setCurrent] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const places = useRef<FollowedPlaces | null>(null)
  /** Where F8 goes on from after a fix: what follows moves up to the place of what was mended. */
  const resumed = useRef(0)
  const { found } = state
  /** The last findings whose places are those of the text as it was when they came. */
  const [shown, setShown] = useState<ChecksState['found']>(null)
  const findings = shown?.findings ?? []

  useEffect(() => {
    const timer = setTimeout(() => void keeper.refresh(), pause)
    return () => clearTimeout(timer)
  }, [keeper, version])

  const isOfThisText = useEffectEvent(() => found?.version === version && !draft.isPending())
  useEffect(() => {
    if (!editor || !found) return undefined
    if (!isOfThisText()) {
      // More was written meanwhile, and these places would be others by now.
      const timer = setTimeout(() => void keeper.refresh(), 2 * pause)
      return () => clearTimeout(timer)
    }
    places.current?.stop()
    places.current = new FollowedPlaces(
      editor,
      found.findings.map(({ place }) => pathOf(place)),
    )
    setShown(found)
    setCurrent((index) => (index !== null && index < found.findings.length ? index : null))
    return undefined
  }, [editor, found, keeper])
  useEffect(() => () => places.current?.stop(), [])

  function goTo(index: number) {
    const finding = findings[index]
    if (!finding) return
    setCurrent(index)
    setSaid(`${index + 1} of ${findings.length}: ${finding.text}`)
    const { place } = finding
    if (place && 'field' in place) {
      goToField(place.field)
      return
    }
    const position = places.current?.at(index) ?? null
    if (!editor || !place) return
    if (position === null) {
      setSaid('What was found is not in the text any more.')
      return
    }
    if (matchMedia(narrow).matches) showTab(null)
    selectPlace(editor, position)
    if (place.asks) askForFields(editor)
  }

  function fix(index: number) {
    const finding = findings[index]
    if (!editor || !finding?.fix) return
    const { changes } = finding.fix
    const isDone = mend(editor, changes, pathOf(finding.place), places.current?.at(index) ?? null)
    setSaid(isDone ? 'Done. Undo takes it back.' : 'The text says something else by now. Nothing was changed.')
    if (!isDone) return
    resumed.current = index
    setCurrent(null)
    // What was mended is gone from the list when it is saved, at once.
    void draft.flush().then(() => keeper.refresh())
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F8' || event.altKey || document.querySelector('dialog[open]')) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) {
      if (current !== null) fix(current)
      return
    }
    showTab('checks')
    if (findings.length === 0) return
    const step = event.shiftKey ? -1 : 1
    const from = current ?? (event.shiftKey ? resumed.current : resumed.current - 1)
    goTo((from + step + findings.length) % findings.length)
  })

  useEffect(() => {
    const end = new AbortController()
    document.addEventListener('keydown', (event) => onKey(event), { signal: end.signal })
    return () => end.abort()
  }, [])

  return { ...state, found: shown, keeper, findings, current, goTo, fix, said }
}

function pathOf(place: Place): readonly number[] | null {
  return place && 'path' in place ? place.path : null
}

function goToField(field: string): void {
  if (field !== 'title') showTab('details')
  // The tab is drawn with the next frame.
  requestAnimationFrame(() => {
    const named = `.details [name="${field}"]`
    const target = field === 'title' ? '.letter-title' : named
    document.querySelector<HTMLElement>(target)?.focus()
  })
}
