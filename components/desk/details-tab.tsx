'use client'

import type { ReactNode } from 'react'
import type { DetailName, TypedDetails } from '@/lib/issues/details-input.ts'
import type { EditionChoice } from '@/lib/issues/works.ts'
import { CoverField } from './cover-field.tsx'
import type { DetailsState } from './details-keeper.ts'
import { useDetails } from './use-details.ts'

export type DetailsTabProps = {
  issueId: string
  details: TypedDetails
  /** Tags that other issues have, those of the most issues first. */
  knownTags: string[]
  /** The issues that this one may be an edition of. */
  editionChoices: EditionChoice[]
  /** Where changes are PUT, and where pictures are POSTed. */
  saveAddress: string
  uploadAddress: string
  /** The publication's public address, language and time zone. */
  publicAddress: string
  language: string
  timeZone: string
  isPublished: boolean
  isOpen: boolean
}

/** What stands beside the text of an issue. Each field is kept as it is typed. */
export function DetailsTab(props: DetailsTabProps) {
  const { issueId, details, knownTags, saveAddress, publicAddress, language, timeZone, isPublished } = props
  const [keeper, state] = useDetails(issueId, saveAddress, details)
  const { values } = state
  const field = (name: DetailName) => ({
    name,
    value: values[name],
    fault: state.faults[name],
    onChange: (value: string) => keeper.change(name, value),
    onFocus: () => keeper.focus(name),
    onBlur: () => keeper.focus(null),
  })
  const offered = knownTags.filter((tag) => !split(values.tags).includes(tag.toLowerCase())).slice(0, 12)
  const addTag = (tag: string) => {
    keeper.change('tags', values.tags.trim() === '' ? tag : `${values.tags.replace(/[,\s]+$/, '')}, ${tag}`)
    void keeper.send()
  }
  return (
    <form className="details" aria-label="Details" onSubmit={(event) => event.preventDefault()}>
      <Progress state={state} />
      <Line
        {...field('summary')}
        label="Summary"
        rows={3}
        maxLength={500}
        hint="What lists, search engines and mail programs show. Left empty, it is the subtitle or the first words."
      />
      <Line {...field('tags')} label="Tags" hint="With commas between.">
        {offered.length > 0 && (
          <span className="tag-offers">
            {offered.map((tag) => (
              <button key={tag} type="button" aria-label={`Add the tag ${tag}`} onClick={() => addTag(tag)}>
                {tag}
              </button>
            ))}
          </span>
        )}
      </Line>
      <CoverField
        cover={values.cover}
        fault={state.faults.cover}
        uploadAddress={props.uploadAddress}
        isOpen={props.isOpen}
        choose={(cover, alt) => {
          keeper.change('cover', cover)
          if (alt !== null) keeper.change('coverAlt', alt)
          void keeper.send()
        }}
      />
      {values.cover !== '' && <Line {...field('coverAlt')} label="What the cover shows" rows={2} maxLength={1000} />}
      <div className="details-pair">
        <Line {...field('number')} label="Number" inputMode="numeric" />
        <Line {...field('language')} label="Language" placeholder={language} spellCheck={false} />
      </div>
      <Line
        {...field('editionOf')}
        label="Edition of"
        maxLength={500}
        spellCheck={false}
        list="details-issues"
        hint="The same issue in another language: its address, number or title. Readers can switch between them."
      >
        <EditionChoices id="details-issues" choices={props.editionChoices} language={language} />
      </Line>
      <Line
        {...field('slug')}
        label="Address"
        maxLength={200}
        spellCheck={false}
        hint={
          isPublished
            ? 'When you change it and update the issue, the old address leads to the new one.'
            : `The part after ${publicAddress.replace(/^https?:\/\//, '')}/issues/. Left empty, it is made from the title.`
        }
      />
      <Line
        {...field('publicationDate')}
        label="Date"
        type="datetime-local"
        hint={`The date it carries, in ${timeZone}. Left empty, it is when the issue goes out.`}
      />
      <Line {...field('author')} label="Author" maxLength={200} hint="Where it is not who writes the newsletter." />
      <Line
        {...field('canonicalAddress')}
        label="First appeared at"
        type="url"
        maxLength={2000}
        spellCheck={false}
        hint="If it was published elsewhere before. Search engines are told."
      />
    </form>
  )
}

type LineProps = {
  name: DetailName
  label: string
  value: string
  fault: string | undefined
  onChange: (value: string) => void
  onFocus: () => void
  onBlur: () => void
  hint?: string
  rows?: number
  children?: ReactNode
  type?: 'text' | 'url' | 'datetime-local'
  inputMode?: 'numeric'
  maxLength?: number
  placeholder?: string
  spellCheck?: boolean
  /** The id of a list of values to choose from. */
  list?: string
}

function Line({ name, label, fault, hint, rows, children, onChange, ...rest }: LineProps) {
  const id = `details-${name}`
  const shared = {
    ...rest,
    id,
    className: 'input',
    dir: 'auto',
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      {children}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {fault && (
        <span className="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  )
}

type EditionChoicesProps = { id: string; choices: EditionChoice[]; language: string }

function EditionChoices({ id, choices, language: home }: EditionChoicesProps) {
  return (
    <datalist id={id}>
      {choices.map(({ typed, number, title, language }) => (
        <option key={typed} value={typed}>
          {[number === null ? '' : `#${number}`, title, language ?? home].filter(Boolean).join(' · ')}
        </option>
      ))}
    </datalist>
  )
}

function Progress({ state: { progress, reason } }: { state: DetailsState }) {
  return (
    <p className="details-progress" data-progress={progress} role="status">
      {progress === 'stuck'
        ? (reason ?? 'Not saved yet: the server can’t be reached. Kept here, and tried again.')
        : words[progress]}
    </p>
  )
}

const words = { kept: 'Saved', changed: 'Not saved yet', saving: 'Saving…' }

function split(tags: string): string[] {
  return tags.split(',').map((tag) => tag.trim().toLowerCase())
}
