'use client'

import './checks.css'
import { useEffect } from 'react'
import type { Finding, Level } from '@/lib/checking/finding.ts'
import { countWords } from './checks-keeper.ts'
import type { FindingsAtHand } from './use-findings.ts'

const levels: { level: Level; title: string }[] = [
  { level: 'stop', title: 'Before it can go out' },
  { level: 'mend', title: 'To mend' },
  { level: 'note', title: 'Worth a look' },
]

/** What was found in the issue: a press on a finding goes there, and a button mends it where that can be done. */
export function ChecksTab({ checks, isOpen }: { checks: FindingsAtHand; isOpen: boolean }) {
  const { keeper, findings, found, error, current, said } = checks
  useEffect(() => {
    if (isOpen) void keeper.refresh()
  }, [isOpen, keeper])
  const numbered = findings.map((finding, index) => ({ finding, index }))
  return (
    <div className="checks">
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {error && (
        <p className="notice" data-kind="fault" role="alert">
          {error}
        </p>
      )}
      {found && findings.length === 0 && <p className="checks-clear">Nothing to look at. The issue can go out.</p>}
      {!found && !error && <p className="hint">The issue is being looked at…</p>}
      {levels.map(({ level, title }) => {
        const ofLevel = numbered.filter(({ finding }) => finding.level === level)
        return (
          ofLevel.length > 0 && (
            <section key={level} aria-label={title}>
              <h2>{title}</h2>
              <ul className="findings">
                {ofLevel.map(({ finding, index }) => (
                  <FindingRow
                    key={`${finding.rule} ${index}`}
                    finding={finding}
                    isCurrent={index === current}
                    goTo={() => checks.goTo(index)}
                    fix={() => checks.fix(index)}
                  />
                ))}
              </ul>
            </section>
          )
        )
      })}
      <LinkRun checks={checks} />
      {findings.length > 0 && (
        <p className="hint checks-keys">
          <kbd>F8</kbd> goes to the next, <kbd>Shift F8</kbd> to the one before, <kbd>Ctrl F8</kbd> mends.
        </p>
      )}
    </div>
  )
}

type FindingRowProps = { finding: Finding; isCurrent: boolean; goTo: () => void; fix: () => void }

function FindingRow({ finding: { text, place, fix: offered, level }, isCurrent, goTo, fix }: FindingRowProps) {
  return (
    <li className="finding" data-level={level} aria-current={isCurrent || undefined}>
      {place ? (
        <button type="button" className="finding-text" dir="auto" onClick={goTo}>
          {text}
        </button>
      ) : (
        <p className="finding-text" dir="auto">
          {text}
        </p>
      )}
      {offered && (
        <button type="button" className="finding-fix" aria-label={`${offered.label}: ${text}`} onClick={fix}>
          {offered.label}
        </button>
      )}
    </li>
  )
}

/** Asks the linked pages, when the author wants that: it takes a while, and their sites notice. */
function LinkRun({ checks: { keeper, asking, found } }: { checks: FindingsAtHand }) {
  if (!found || found.links.all === 0) return null
  const { all, asked } = found.links
  return (
    <section className="link-run" aria-label="Linked pages">
      <p role="status">
        {asking
          ? `${asking.asked} of ${all} links asked.`
          : asked === all
            ? `All ${all} linked pages were asked not long ago.`
            : `${all - asked} of ${all} linked pages were not asked yet whether they are there.`}
      </p>
      {asking ? (
        <button type="button" className="button" onClick={() => keeper.stopAsking()}>
          Stop
        </button>
      ) : (
        asked < all && (
          <button type="button" className="button" onClick={() => void keeper.askLinks()}>
            Ask the links
          </button>
        )
      )}
    </section>
  )
}

/** The label of the tab, with how many findings there are. */
export function checksLabel({ findings }: FindingsAtHand): string {
  return findings.length === 0 ? 'Checks' : `Checks ${findings.length}`
}

/** The gravest findings as a short list, for where the author is about to publish. */
export function ShortFindings({ findings, all }: { findings: readonly Finding[]; all: () => void }) {
  if (findings.length === 0) return null
  const shown = findings.slice(0, 4)
  return (
    <section className="short-findings" aria-label="Checks">
      <h3>{countWords(findings)}</h3>
      <ul>
        {shown.map(({ text, rule, level }, index) => (
          <li key={`${rule} ${index}`} data-level={level} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <button type="button" className="button" data-kind="quiet" onClick={all}>
        {findings.length > shown.length ? `Show all ${findings.length}` : 'Show them in the text'}
      </button>
    </section>
  )
}
