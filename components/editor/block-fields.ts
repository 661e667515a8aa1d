import { mostPastIssues } from '@/lib/document/nodes/automatic.ts'
import { calloutKinds } from '@/lib/document/nodes/callout.ts'
import { embedKinds } from '@/lib/document/nodes/embed.ts'
import { figureSizes } from '@/lib/document/nodes/figure.ts'
import type { NodeName } from '@/lib/document/schema.ts'

/** One attribute of a block, as the author is asked for it. */
export type BlockField = {
  /** The attribute. */
  name: string
  label: string
  placeholder?: string
} & (
  | { kind: 'line' | 'lines' | 'address' | 'tex' | 'texLine' }
  | { kind: 'picture'; isRequired?: boolean }
  | { kind: 'number'; from: number; to: number }
  | { kind: 'choice'; choices: { value: string | null; label: string }[] }
)

/** What a block says beside its text. */
export type BlockForm = {
  /** Names the block. */
  title: string
  /** What the author is asked for; null where the fields are so few that they are always shown. */
  ask: string | null
  fields: BlockField[]
}

const embedLabels = { video: 'Video', audio: 'Recording', post: 'Post' }
const sizeLabels = { small: 'Small', text: 'As wide as the text', wide: 'Wider than the text' }
const calloutLabels = { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' }

/** Every block that has something to fill in beside its text, or that can't be removed by the keys of a phone. */
export const blockForms: Partial<Record<NodeName, BlockForm>> = {
  item: {
    title: 'Link with a comment',
    ask: 'Address and citation',
    fields: [
      { name: 'href', label: 'Address', kind: 'address', placeholder: 'example.org/page' },
      { name: 'citation', label: 'Citation', kind: 'line', placeholder: 'arXiv number, DOI or any words' },
    ],
  },
  card: {
    title: 'Card of a page',
    ask: 'What the card says',
    fields: [
      { name: 'href', label: 'Address', kind: 'address', placeholder: 'example.org/page' },
      { name: 'title', label: 'Title', kind: 'line' },
      { name: 'description', label: 'Description', kind: 'lines' },
      { name: 'site', label: 'Site', kind: 'line', placeholder: 'example.org' },
      { name: 'image', label: 'Address of its picture', kind: 'picture' },
    ],
  },
  figure: {
    title: 'Picture',
    ask: 'About the picture',
    fields: [
      { name: 'alt', label: 'What the picture shows', kind: 'lines', placeholder: 'For readers who can’t see it' },
      { name: 'credit', label: 'Credit', kind: 'line', placeholder: 'Whose picture it is' },
      { name: 'creditHref', label: 'Address of the credit', kind: 'address' },
      { name: 'href', label: 'A click leads to', kind: 'address' },
      {
        name: 'size',
        label: 'Size',
        kind: 'choice',
        choices: figureSizes.map((value) => ({ value, label: sizeLabels[value] })),
      },
      { name: 'title', label: 'Shown under the pointer', kind: 'line' },
      { name: 'src', label: 'Address of the picture', kind: 'picture', isRequired: true },
    ],
  },
  embed: {
    title: 'Video or post',
    ask: 'What it is',
    fields: [
      { name: 'href', label: 'Address', kind: 'address', placeholder: 'example.org/watch' },
      {
        name: 'kind',
        label: 'Kind',
        kind: 'choice',
        choices: embedKinds.map((value) => ({ value, label: embedLabels[value] })),
      },
      { name: 'title', label: 'Title', kind: 'line' },
      { name: 'author', label: 'Author', kind: 'line' },
      { name: 'image', label: 'Address of its picture', kind: 'picture' },
    ],
  },
  callout: {
    title: 'Callout',
    ask: null,
    fields: [
      {
        name: 'kind',
        label: 'Kind of callout',
        kind: 'choice',
        choices: [
          { value: null, label: 'None' },
          ...calloutKinds.map((value) => ({ value, label: calloutLabels[value] })),
        ],
      },
    ],
  },
  blockMath: {
    title: 'Formula',
    ask: 'Formula',
    fields: [{ name: 'latex', label: 'Formula in TeX', kind: 'tex', placeholder: 'e = mc^2' }],
  },
  inlineMath: {
    title: 'Formula in the line',
    ask: 'Formula',
    fields: [{ name: 'latex', label: 'Formula in TeX', kind: 'texLine', placeholder: 'e = mc^2' }],
  },
  pastIssues: {
    title: 'Past issues',
    ask: null,
    fields: [{ name: 'count', label: 'How many', kind: 'number', from: 1, to: mostPastIssues }],
  },
  details: { title: 'Text that unfolds', ask: null, fields: [] },
  contents: { title: 'Contents', ask: null, fields: [] },
  subscribe: { title: 'How to subscribe', ask: null, fields: [] },
  aboutAuthor: { title: 'About the author', ask: null, fields: [] },
  footnote: { title: 'Footnote', ask: null, fields: [] },
  footnoteReference: { title: 'Footnote', ask: null, fields: [] },
}
