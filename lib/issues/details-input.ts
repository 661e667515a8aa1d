import { z } from 'zod'
import { isLanguage } from '@/lib/publication/input.ts'
import { slugFrom } from './slug.ts'

const emptyIsNull = (value: string) => (value === '' ? null : value)

/** What stands beside the text of an issue, as the details form sends it. Empty fields mean "not chosen". */
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
  language: z
    .string()
    .trim()
    .refine((tag) => tag === '' || isLanguage(tag), {
      error: 'That is not a language tag. It should look like en, ja or zh-Hans.',
    })
    .transform((tag) => (tag === '' ? null : new Intl.Locale(tag).toString())),
  canonicalAddress: z
    .string()
    .trim()
    .max(2000, { error: 'The address is too long.' })
    .refine((value) => value === '' || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)), {
      error: 'The original address should begin with https:// or http://.',
    })
    .transform(emptyIsNull),
})

export type Details = z.infer<typeof detailsInput>
