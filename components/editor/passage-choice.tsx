'use client'

import './passage-choice.css'
import { useId } from 'react'
import { isHead, type Passage, type Pick } from './passages.ts'

type PassageChoiceProps = { number: number; passage: Passage; pick: Pick; choose: (pick: Pick) => void }

/** Which of two texts stays at a place where they differ, or both of them. */
export function PassageChoice({ number, passage, pick, choose }: PassageChoiceProps) {
  const name = useId()
  return (
    <fieldset className="passage-choice">
      <legend>Difference {number}</legend>
      {choicesFor(passage).map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={pick === value} onChange={() => choose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function choicesFor(passage: Passage): [Pick, string][] {
  if (isHead(passage)) {
    return [
      ['mine', 'Mine'],
      ['theirs', 'Theirs'],
    ]
  }
  if (passage.rows.every(({ theirs }) => theirs === null)) {
    return [
      ['mine', 'Keep mine'],
      ['theirs', 'Leave it out'],
    ]
  }
  if (passage.rows.every(({ mine }) => mine === null)) {
    return [
      ['theirs', 'Take theirs'],
      ['mine', 'Leave it out'],
    ]
  }
  return [
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
    ['both', 'Both, mine first'],
  ]
}
