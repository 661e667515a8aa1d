import { Fragment } from 'react'

/** Plain text as its author typed it, in whatever script: an empty line parts paragraphs, a line break stays one. */
export function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((each) => each.trim() !== '')
  return paragraphs.map((paragraph, index) => (
    // Nothing is ever put between them, so a place is a name.
    // oxlint-disable-next-line react/no-array-index-key
    <p key={index} dir="auto">
      {paragraph.split('\n').map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          {at > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  ))
}
