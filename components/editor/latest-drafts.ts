import type { StandingDraft } from './autosave.ts'

const latest = new Map<string, StandingDraft>()

/**
 * The newer of two: what a page was made of, or what this window saved since. A page that the browser takes from its
 * memory when the author goes back may be older than the last save.
 */
export function latestDraft<Issue extends StandingDraft & { id: string }>(issue: Issue): Issue {
  const saved = latest.get(issue.id)
  return saved && saved.version > issue.version ? { ...issue, ...saved } : issue
}

/** Remembers what this window saved, for as long as it lives. For the browser only. */
export function rememberDraft(id: string, draft: StandingDraft): void {
  latest.set(id, draft)
}
