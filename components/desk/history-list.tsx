import Link from 'next/link'
import { historyAddress, type Against, type HistoryEntry } from './history-entries.ts'
import { writtenDate, writtenTime } from './when.ts'

type HistoryListProps = {
  issueId: string
  entries: HistoryEntry[]
  chosen: string
  against: Against
  timeZone: string
}

/** The texts of an issue by the day on which they were written. */
export function HistoryList({ issueId, entries, chosen, against, timeZone }: HistoryListProps) {
  return (
    <nav className="history-list" aria-label="Earlier texts">
      {[...byDay(entries, timeZone)].map(([day, inDay]) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ul>
            {inDay.map((entry) => (
              <li key={entry.id}>
                <Link
                  href={historyAddress(issueId, entry.id, against)}
                  aria-current={entry.id === chosen ? 'page' : undefined}
                  prefetch={false}
                  scroll={false}
                >
                  <span className="history-time">{writtenTime(entry.writtenAt, timeZone)}</span>
                  <span className="history-what">
                    {entry.name !== null && <b dir="auto">{entry.name}</b>}
                    {entry.isNow && <span className="history-mark">Now</span>}
                    {entry.publishedAt && <span className="history-mark">Published</span>}
                    <span className="history-words">
                      {entry.words === 1 ? '1 word' : `${entry.words.toLocaleString('en')} words`}
                      {entry.wordsMore !== null && entry.wordsMore !== 0 && `, ${signed(entry.wordsMore)}`}
                    </span>
                    {entry.writtenBy && <span className="history-who">{entry.writtenBy}</span>}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function signed(count: number): string {
  return count > 0 ? `+${count.toLocaleString('en')}` : `−${Math.abs(count).toLocaleString('en')}`
}

function byDay(entries: HistoryEntry[], timeZone: string): Map<string, HistoryEntry[]> {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const day = writtenDate(entry.writtenAt, timeZone)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return days
}
