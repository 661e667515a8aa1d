import { z } from 'zod'
import { isLanguage } from '@/lib/publication/input.ts'
import { slugFrom } from './slug.ts'
import { distinctTags } from './tag-input.ts'

const emptyIsNull = (value: string) => (value === '' ? null : value)

/** How many tags an issue may have, and how long one may be, in UTF-16 code units. */
const mostTags = 20
const longestTag = 60

/** What stands beside the text of an issue, each as the author types it. An empty field means "not chosen". */
export const detailsInput = z.object({
  slug: z
    .string()
    .trim()
    .max(200, { error: 'The address is longer than 200 characters.' })
    .transform((value) => emptyIsNull(slugFrom(value))),
  number: z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, { error: 'The number must be a whole number, or empty.' })
    .transform((value) => (value === '' ? null : Number(value))),
  /** Words with commas between, of any script. */
  tags: z
    .string()
    .transform(tagsIn)
    .refine((tags) => tags.length <= mostTags, { error: `An issue can have ${mostTags} tags at most.` })
    .refine((tags) => tags.every((tag) => tag.length <= longestTag), {
      error: `A tag can have ${longestTag} characters at most.`,
    }),
  summary: z.string().trim().max(500, { error: 'The summary is longer than 500 characters.' }),
  cover: z
    .string()
    .trim()
    .max(2000, { error: 'The address of the picture is too long.' })
    .refine((value) => value === '' || /^(?:\/media\/[\w.-]+|https?:\/\/.+)$/.test(value), {
      error: 'Choose a picture, or give an address that begins with https://.',
    })
    .transform(emptyIsNull),
  coverAlt: z.string().trim().max(1000, { error: 'What the picture shows is longer than 1000 characters.' }),
  author: z.string().trim().max(200, { error: 'The name is longer than 200 characters.' }).transform(emptyIsNull),
  language: z
    .string()
    .trim()
    .refine((tag) => tag === '' || isLanguage(tag), {
      error: 'That is not a language tag. It should look like en, ja or zh-Hans.',
    })
    .transform((tag) => (tag === '' ? null : new Intl.Locale(tag).toString())),
  /** The issue that this one is an edition of: its address, number or title. */
  editionOf: z.string().trim().max(500, { error: 'No issue is called so: that is too long.' }),
  /** A date and time in the publication's zone, such as `2026-11-24T09:00`. */
  publicationDate: z.string().trim().max(40, { error: 'That is not a date and time.' }).transform(emptyIsNull),
  canonicalAddress: z
    .string()
    .trim()
    .max(2000, { error: 'The address is too long.' })
    .refine((value) => value === '' || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)), {
      error: 'The original address should begin with https:// or http://.',
    })
    .transform(emptyIsNull),
})

/** What `PUT /desk/issues/<id>/details` takes: those fields that were changed. */
export const changedDetails = detailsInput.partial().strict()

export type ChangedDetails = z.output<typeof changedDetails>
export type DetailName = keyof typeof detailsInput.shape
/** All of them as the author would type them. */
export type TypedDetails = Record<DetailName, string>

/** Status 200: what stands there now. */
export type DetailsKept = { details: TypedDetails }
/** Status 422: what is wrong, by field, or in all. Nothing was changed. */
export type DetailsRefused = { error?: string; faults?: Partial<TypedDetails> }

function tagsIn(typed: string): string[] {
  const tags = typed.split(/[,\uFF0C\u3001\u060C;\uFF1B\n]/).map((part) =>
    part
      .replace(/^[\s#\uFF03]+/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return distinctTags(tags.filter((tag) => tag !== ''))
}
