'use client'

import { useSyncExternalStore } from 'react'
import type { Findings } from '@/lib/checking/check-issue.ts'
import type { Finding } from '@/lib/checking/finding.ts'

export type ChecksState = {
  /** Null before the first answer. */
  found: Findings | null
  /** How far the asking of the linked pages is, while it goes on. */
  asking: Findings['links'] | null
  /** Why there is nothing new to tell, as a sentence. */
  error: string | null
}

/** What a line of the answer to a run may be. */
type Line = Partial<Findings> & { error?: string }

const nothing: ChecksState = { found: null, asking: null, error: null }

/** What the checks of one issue found, for all of the desk that shows it. */
export class ChecksKeeper {
  private state = nothing
  private readonly listeners = new Set<() => void>()
  private look: AbortController | null = null
  private run: AbortController | null = null
  private readonly address: string

  constructor(issueId: string) {
    this.address = `/desk/issues/${issueId}/checks`
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): ChecksState => this.state

  /** Looks at what the server has now. The last look counts. */
  async refresh(): Promise<void> {
    this.look?.abort()
    const look = new AbortController()
    this.look = look
    try {
      const answer = await fetch(this.address, { signal: look.signal })
      const body = (await answer.json()) as Findings & { error?: string }
      this.set(answer.ok ? { found: body, error: null } : { error: body.error ?? unreachable })
    } catch {
      if (!look.signal.aborted) this.set({ error: unreachable })
    }
  }

  /** Has the linked pages asked, and tells how far it is. */
  async askLinks(): Promise<void> {
    if (this.run) return
    const run = new AbortController()
    this.run = run
    this.set({ asking: this.state.found?.links ?? { all: 0, asked: 0 }, error: null })
    try {
      const answer = await fetch(this.address, { method: 'POST', signal: run.signal })
      if (answer.ok && answer.body) await this.read(answer.body)
      else this.set({ error: ((await answer.json()) as Line).error ?? unreachable })
    } catch {
      if (!run.signal.aborted) this.set({ error: unreachable })
    } finally {
      this.run = null
      this.set({ asking: null })
    }
  }

  stopAsking(): void {
    this.run?.abort()
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader()
    let rest = ''
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = `${rest}${piece.value}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) this.take(JSON.parse(line) as Line)
    }
  }

  private take({ error, links, ...found }: Line): void {
    if (error !== undefined) this.set({ error })
    else if (isWhole(found) && links) this.set({ found: { ...found, links } })
    else if (links) this.set({ asking: links })
  }

  private set(change: Partial<ChecksState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}

function isWhole(found: Partial<Omit<Findings, 'links'>>): found is Omit<Findings, 'links'> {
  return found.findings !== undefined
}

const unreachable = 'The checks could not be made just now. Your text is not touched by that; try again in a minute.'

const keepers = new Map<string, ChecksKeeper>()

/** The checks of an issue, the same for everybody in this window. */
export function useChecks(issueId: string): [ChecksKeeper, ChecksState] {
  let keeper = keepers.get(issueId)
  if (!keeper) {
    keeper = new ChecksKeeper(issueId)
    keepers.set(issueId, keeper)
  }
  return [keeper, useSyncExternalStore(keeper.subscribe, keeper.snapshot, () => nothing)]
}

/** How many findings there are to look at, in words: “3 things to look at”. */
export function countWords(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing to look at'
  return findings.length === 1 ? '1 thing to look at' : `${findings.length} things to look at`
}
