import '@/components/reader/letter.css'
import '@/components/reader/letter-blocks.css'
import '@/components/reader/letter-code.css'
import '@/components/reader/letter-math.css'
import '@/components/desk/history.css'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { NameText, RestoreText, UnnameText } from '@/components/desk/history-acts.tsx'
import { historyAddress, historyEntries, type Against, type HistoryEntry } from '@/components/desk/history-entries.ts'
import { HistoryKeys } from '@/components/desk/history-keys.tsx'
import { HistoryList } from '@/components/desk/history-list.tsx'
import { ReadRevision } from '@/components/desk/revision-reading.tsx'
import { writtenDate } from '@/components/desk/when.ts'
import { countWords } from '@/lib/document/word-count.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { MastheadError, NotFound } from '@/lib/errors.ts'
import { findDraft } from '@/lib/issues/draft.ts'
import { readRevision, type RevisionReading } from '@/lib/issues/read-revision.ts'
import { listRevisions } from '@/lib/issues/revisions.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { isId } from '../../../../ids.ts'
import { editorOrLogin } from '../../../../session.ts'
import { keepText, nameText, restoreText, unnameText } from './actions.ts'

export const metadata: Metadata = { title: 'History' }

type HistoryPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ text?: string; with?: string; restored?: string }>
}

/** What an issue said earlier: a list at the side, and the chosen text with what changed in it. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const editor = await editorOrLogin()
  const [{ id }, asked] = await Promise.all([params, searchParams])
  if (!isId(id)) notFound()
  const [draft, revisions, publication] = await Promise.all([
    orNotFound(findDraft(id)),
    listRevisions(editor, id),
    findPublication(),
  ])
  if (!publication) notFound()
  const { timeZone } = publication
  const entries = historyEntries(revisions, {
    version: draft.version,
    words: countWords(parseDocument(draft.document)).words,
    writtenAt: new Date(draft.savedAt),
    writtenBy: draft.savedBy,
  })
  const at = Math.max(
    0,
    entries.findIndex((entry) => entry.id === asked.text),
  )
  const chosen = entries[at]
  if (!chosen) notFound()
  const before = entries[at + 1]
  const choices: Against[] = [
    ...(before ? ['before' as const] : []),
    ...(chosen.isNow ? [] : ['now' as const]),
    'nothing',
  ]
  const against = choices.find((choice) => choice === asked.with) ?? choices[0] ?? 'nothing'
  const from = against === 'before' && before ? before.id : chosen.id
  const to = against === 'now' ? 'now' : chosen.id
  const reading = await orRefusal(readRevision(editor, id, from, to))
  const restored = revisions.find((revision) => revision.id === asked.restored)

  return (
    <>
      <header className="history-bar">
        <a className="button" data-kind="quiet" href={`/desk/issues/${id}`}>
          Back to writing
        </a>
        <h1>
          History <span dir="auto">{draft.title.trim() || 'Untitled'}</span>
        </h1>
      </header>
      <main className="history">
        <HistoryList issueId={id} entries={entries} chosen={chosen.id} against={against} timeZone={timeZone} />
        <div className="history-sheet">
          {restored && (
            <div className="notice undo" data-kind="done" role="status">
              <span>Restored. The text that stood before is kept.</span>
              <RestoreText issueId={id} revision={restored.id} version={draft.version} label="Undo" act={restoreText} />
            </div>
          )}
          {entries.length === 1 && (
            <p className="notice">
              While you write, what stood before is kept every ten minutes, and so is each text that goes out. Name a
              text, and it stays for ever.
            </p>
          )}
          <nav className="history-against" aria-label="Compare">
            {choices.map((choice) => (
              <Link
                key={choice}
                className="button"
                data-kind="quiet"
                data-with={choice}
                href={historyAddress(id, chosen.id, choice)}
                aria-current={choice === against ? 'true' : undefined}
                prefetch={false}
                scroll={false}
              >
                {againstWords[choice]}
              </Link>
            ))}
          </nav>
          <p className="hint history-said" role="status">
            {saidOf(reading, chosen, before, against, timeZone)}
          </p>
          <div className="history-acts">
            {!chosen.isNow && (
              <RestoreText
                key={`restore ${chosen.id}`}
                issueId={id}
                revision={chosen.id}
                version={draft.version}
                label="Restore this text"
                act={restoreText}
              />
            )}
            <NameText
              key={`name ${chosen.id}`}
              issueId={id}
              revision={chosen.id === 'now' ? null : chosen.id}
              name={chosen.name}
              act={chosen.id === 'now' ? keepText : nameText}
            />
            {chosen.name !== null && (
              <UnnameText key={`unname ${chosen.id}`} issueId={id} revision={chosen.id} act={unnameText} />
            )}
          </div>
          {!chosen.isNow && (
            <p className="hint">
              Restoring keeps what the issue says now, and you can take it back at once. Readers see nothing of it until
              you publish.
            </p>
          )}
          {typeof reading === 'string' ? (
            <p className="notice" data-kind="fault">
              {reading}
            </p>
          ) : (
            <ReadRevision reading={reading} />
          )}
        </div>
      </main>
      <HistoryKeys />
    </>
  )
}

const againstWords: Record<Against, string> = {
  before: 'Changes from the one before',
  now: 'Changes until now',
  nothing: 'As it was',
}

function saidOf(
  reading: RevisionReading | string,
  chosen: HistoryEntry,
  before: HistoryEntry | undefined,
  against: Against,
  timeZone: string,
): string {
  const when = chosen.isNow ? 'now' : `on ${writtenDate(chosen.writtenAt, timeZone, true)}`
  if (against === 'nothing' || typeof reading === 'string')
    return `What the issue says ${when}.`.replace('says on', 'said on')
  const isSame = reading.isSame && [...reading.title, ...reading.subtitle].every(({ change }) => change === 'none')
  if (against === 'now')
    return isSame
      ? 'The issue says the same now.'
      : `What changed since ${writtenDate(chosen.writtenAt, timeZone, true)}.`
  const since = before ? writtenDate(before.writtenAt, timeZone, true) : ''
  return isSame
    ? `The same as on ${since}.`
    : `What changed from ${since} until ${chosen.isNow ? 'now' : writtenDate(chosen.writtenAt, timeZone, true)}.`
}

async function orNotFound<Found>(found: Promise<Found>): Promise<Found> {
  try {
    return await found
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

/** What was asked for, or the sentence that says why it can't be shown. */
async function orRefusal<Found>(found: Promise<Found>): Promise<Found | string> {
  try {
    return await found
  } catch (error) {
    if (error instanceof MastheadError) return error.message
    throw error
  }
}
