'use client'

import { useEffect, useState } from 'react'
import { fitness, searchKey } from '@/lib/issues/search-input.ts'
import type { IssueState } from '@/lib/issues/find.ts'

/** An issue in the palette. */
export type PaletteIssue = {
  id: string
  number: number | null
  title: string
  slug: string | null
  state: IssueState
  /** ISO 8601, UTC. */
  at: string
}

type Answer = { found: PaletteIssue[]; count: number }

/** What is being looked for did not come: a sentence for the author. */
export type Search = { issues: PaletteIssue[]; fault: string | null; isLooking: boolean }

const address = '/desk/palette'
/** A pause in typing after which the server is asked. */
const pause = 90
const shown = 50

/**
 * The issues that fit what is typed. A first answer has all of them where they are few, and then nothing more is asked;
 * else the server is asked with every word, and until it answers what is here is looked through.
 * @param isOpen nothing is asked before it is; each opening asks anew.
 */
export function usePaletteIssues(isOpen: boolean, typed: string): Search {
  const [all, setAll] = useState<Answer | null>(null)
  const [found, setFound] = useState<(Answer & { typed: string }) | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const wanted = searchKey(typed)
  const hasAll = all !== null && all.count <= all.found.length

  useEffect(() => {
    if (!isOpen) return undefined
    const end = new AbortController()
    void askFor('', end.signal, setFault, setAll)
    return () => end.abort()
  }, [isOpen])

  useEffect(() => {
    if (!isOpen || all === null || hasAll || wanted === '') return undefined
    const end = new AbortController()
    const timer = setTimeout(() => {
      void askFor(wanted, end.signal, setFault, (answer) => setFound({ ...answer, typed: wanted }))
    }, pause)
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [isOpen, all, hasAll, wanted])

  const isAnswered = hasAll || wanted === '' || found?.typed === wanted
  const issues = found?.typed === wanted && !hasAll ? found.found : fitting(all?.found ?? [], wanted)
  return { issues: issues.slice(0, shown), fault, isLooking: isOpen && fault === null && (all === null || !isAnswered) }
}

function fitting(issues: readonly PaletteIssue[], wanted: string): PaletteIssue[] {
  return issues
    .map((issue) => ({ issue, fits: fitness(issue, wanted) }))
    .filter(({ fits }) => fits > 0)
    .sort((one, other) => other.fits - one.fits)
    .map(({ issue }) => issue)
}

/** Asks, unless it is broken off, and hands on the answer or the reason why there is none. */
async function askFor(
  wanted: string,
  signal: AbortSignal,
  setFault: (sentence: string | null) => void,
  take: (answer: Answer) => void,
): Promise<void> {
  try {
    take(await ask(wanted, signal))
    setFault(null)
  } catch (error) {
    if (!signal.aborted) setFault(sentenceOf(error))
  }
}

class Refused extends Error {}

async function ask(wanted: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`${address}?${new URLSearchParams({ find: wanted }).toString()}`, { signal })
  const body = (await response.json()) as Answer | { error: string }
  if ('error' in body) throw new Refused(body.error)
  return body
}

function sentenceOf(error: unknown): string {
  return error instanceof Refused ? error.message : 'The issues can’t be reached. Commands work; try again for issues.'
}
