import { readMarkdown } from '@/lib/document/markdown/read.ts'
import type { RenderedIssue } from '@/lib/issues/renderings.ts'

/** A letter as it would be published. */
export function asIssue(text: string): RenderedIssue {
  const { document, fields } = readMarkdown(text)
  return {
    slug: 'letter',
    number: fields.number,
    title: fields.title,
    subtitle: fields.subtitle,
    language: fields.language ?? 'en',
    work: null,
    canonicalAddress: null,
    tags: fields.tags,
    author: fields.author,
    publishedAt: new Date(0),
    summary: '',
    cover: null,
    coverAlt: '',
    otherFields: {},
    document,
  }
}

/** A letter of links and commentary, of about so many characters: the same sections over and over, each a little other. */
export function longLetter(characters: number): string {
  const sections: string[] = []
  let length = 0
  for (let number = 1; length < characters; number++) {
    const written = section(number)
    sections.push(written)
    length += written.length
  }
  const notes = sections.map((_, index) => `[^n${index + 1}]: Seen on the way, number ${index + 1}.`)
  return `---\ntitle: A long letter\nlanguage: en\n---\n\n${sections.join('\n')}\n${notes.join('\n\n')}\n`
}

function section(number: number): string {
  return `## Section ${number}, of harbours and timetables

The ferry leaves at *seven*, as it has since **1${900 + (number % 100)}**, and nobody on the quay can say why. A timetable
is a promise that is kept by people one never meets[^n${number}]; see [the map](https://example.org/maps/${number}?from=letter).

:::item[How the tide tables of port ${number} were computed]{href="https://example.org/tides/${number}" citation="arXiv:2102.${10_000 + number}"}
Brass wheels, one for each part of the moon's pull, summed by a wire. The author rebuilt it and found the error of 1928:
a pulley that had been turned by hand once too often. What stays with me is not the machine but the logbook beside it, in
which four people wrote the same number every day for thirty years, and on one day did not, and wrote *why*. I wish that
our own tools kept such a book, and that we read it before we ask what **broke**.

::card[Tide-predicting machines]{href="https://example.org/machines/${number}" site="example.org" description="Analog computers that ran for ninety years."}

- It took four hours to set,
- and a day to run;
- \`cos(wt + phase)\` is all there is to it.
:::

> What is written on the quay is true for the quay. Two miles out it is a rumour, and the further one sails the more of a
> poem it becomes; nobody has ever been able to say where exactly it turns.

| Port | High water | Height |
| ---- | ---------: | -----: |
| Faro | 03:1${number % 10} | 3.1 m |
| Cork | 05:4${number % 10} | 3.9 m |

`
}
