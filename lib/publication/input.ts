import { z } from 'zod'

const language = z
  .string()
  .trim()
  .refine(isLanguage, { error: 'That is not a language tag. It should look like en, ja or zh-Hans.' })
  .transform((tag) => new Intl.Locale(tag).toString())

const timeZone = z
  .string()
  .trim()
  .refine(isTimeZone, { error: 'That is not a time zone. It should look like Europe/Madrid or Asia/Tokyo.' })

const address = z
  .string()
  .trim()
  .refine(isSiteAddress, { error: 'The public address should look like https://letters.example.org, without a path.' })
  .transform((value) => (value === '' ? null : new URL(value).origin))

// A browser sends line breaks as two characters and counts them as one.
const inOneBreak = (text: string) => text.replace(/\r\n?/g, '\n')

/** What the owner says of the newsletter as a whole. */
export const publicationInput = z.object({
  title: z
    .string()
    .trim()
    .min(1, { error: 'Give the newsletter a title.' })
    .max(200, { error: 'The title is longer than 200 characters.' }),
  description: z.string().trim().max(1000, { error: 'The description is longer than 1000 characters.' }),
  language,
  timeZone,
  address,
  authorName: z.string().trim().max(200, { error: 'Your name is longer than 200 characters.' }).default(''),
  authorAbout: z
    .string()
    .overwrite(inOneBreak)
    .trim()
    .max(600, { error: 'What you say about yourself is longer than 600 characters.' })
    .default(''),
})

export type PublicationInput = z.infer<typeof publicationInput>

/** Whether a tag is well-formed by BCP 47. */
export function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag).toString() !== ''
  } catch {
    return false
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Empty, or an http(s) origin without path, query or credentials. */
function isSiteAddress(value: string): boolean {
  if (value === '') return true
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return (
    /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  )
}
