'use client'

import './comparison.css'
import { useId, useMemo, useState } from 'react'
import type { DraftFields } from '@/lib/issues/input.ts'
import type { ComparedText } from '@/lib/document/compare.ts'
import { download, draftAsMarkdown, fileName } from './draft-file.ts'
import { noNumbers, type FootnoteNumbers } from './footnote-numbers.ts'
import { PassageChoice } from './passage-choice.tsx'
import { passagesOf, type Line, type Pick, type Row as LineRow } from './passages.ts'
import { numbersInJson, staticHtml } from './static-text.ts'

type Side = { heading: string; draft: DraftFields }
type ComparisonProps = {
  mine: Side
  theirs: Side
  language: string
  /** Lets each passage that differs be picked; by their places among `passagesOf` both. */
  choice?: { picks: readonly Pick[]; choose: (at: number, pick: Pick) => void }
}

/** Two texts beside each other, block by block. What both have is folded away, what differs is marked. */
export function Comparison({ mine, theirs, language, choice }: ComparisonProps) {
  const passages = useMemo(() => passagesOf(mine.draft, theirs.draft), [mine.draft, theirs.draft])
  const numbers = useMemo<SideNumbers>(
    () => [numbersOf(mine.draft), numbersOf(theirs.draft)],
    [mine.draft, theirs.draft],
  )
  return (
    <div className="comparison">
      <div className="compared-heads">
        <SideHead side={mine} />
        <SideHead side={theirs} />
      </div>
      {passages.map((passage, index) => {
        const rows = passage.rows.map((row, at) => (
          <Row key={at} row={row} headings={[mine.heading, theirs.heading]} numbers={numbers} language={language} />
        ))
        // Two or three blocks are sooner read than unfolded.
        if (!passage.isSame || passage.rows.length < 3) {
          return (
            <div key={index}>
              {!passage.isSame && choice && (
                <PassageChoice
                  number={passages.slice(0, index + 1).filter(({ isSame }) => !isSame).length}
                  passage={passage}
                  pick={choice.picks[index] ?? 'mine'}
                  choose={(pick) => choice.choose(index, pick)}
                />
              )}
              {rows}
            </div>
          )
        }
        return (
          <details key={index}>
            <summary>{passage.rows.length} parts are the same</summary>
            {rows}
          </details>
        )
      })}
    </div>
  )
}

function SideHead({ side: { heading, draft } }: { side: Side }) {
  const [said, setSaid] = useState('')

  async function copy() {
    await navigator.clipboard.writeText(await draftAsMarkdown(draft))
    setSaid('Copied.')
  }

  return (
    <div className="compared-head">
      <h3>{heading}</h3>
      <div className="compared-take">
        {typeof navigator !== 'undefined' && 'clipboard' in navigator && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            onClick={() => void copy().catch(() => setSaid('It could not be copied. Download it instead.'))}
          >
            Copy
          </button>
        )}
        <button
          type="button"
          className="button"
          data-kind="quiet"
          onClick={() => void draftAsMarkdown(draft).then((text) => download(fileName(draft.title), text))}
        >
          Download
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  )
}

/** The numbers of the footnotes on either side: they may differ. */
type SideNumbers = [FootnoteNumbers, FootnoteNumbers]
type RowProps = { row: LineRow; headings: [string, string]; numbers: SideNumbers; language: string }

function Row({ row, headings, numbers, language }: RowProps) {
  return (
    <div className="compared-row" data-same={row.isSame || undefined} lang={language}>
      <Cell line={row.mine} heading={headings[0]} numbers={numbers[0]} isSame={row.isSame} />
      <Cell line={row.theirs} heading={headings[1]} numbers={numbers[1]} isSame={row.isSame} />
    </div>
  )
}

type CellProps = { line: Line | null; heading: string; numbers: FootnoteNumbers; isSame: boolean }

function Cell({ line, heading, numbers, isSame }: CellProps) {
  const label = useId()
  if (!line) return <div className="compared-cell" data-empty />
  return (
    <div className="compared-cell" role="group" aria-labelledby={isSame ? undefined : label}>
      {!isSame && (
        <span className="compared-side" id={label} lang="en">
          {heading}
        </span>
      )}
      <Content line={line} numbers={numbers} />
    </div>
  )
}

function Content({ line, numbers }: { line: Line; numbers: FootnoteNumbers }) {
  if (line.kind !== 'block') {
    const words = line.parts.length === 0 ? `No ${line.kind}` : line.parts.map(withChange)
    return <p className={line.kind === 'title' ? 'compared-title' : 'letter-subtitle'}>{words}</p>
  }
  const html = orNull(() => staticHtml(line.block, numbers))
  if (html === null)
    return <p className="compared-unknown">This part was written with a newer Masthead and can’t be shown here.</p>
  return (
    <>
      {/* Made of the schema's own tags; every text and address in it is escaped and checked. */}
      <div className="letter" dangerouslySetInnerHTML={{ __html: html }} />
      {line.beside.length > 0 && (
        <dl className="compared-beside" lang="en">
          {line.beside.map(({ name, words }, index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function withChange({ change, text }: ComparedText, index: number) {
  if (change === 'none') return <span key={index}>{text}</span>
  return change === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>
}

function numbersOf({ document }: DraftFields): FootnoteNumbers {
  return orNull(() => numbersInJson(document)) ?? noNumbers
}

/** Null for what does not fit the schema. */
function orNull<Made>(make: () => Made): Made | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
