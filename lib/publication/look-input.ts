import { z } from 'zod'

/** The typefaces that letters can be set in. */
export const letterFaces = ['serif', 'sans', 'system-serif', 'system-sans'] as const
export type LetterFace = (typeof letterFaces)[number]

/** How pages can begin: with the name, the name in the middle, a logo beside the name, a logo in its place. */
export const headers = ['name', 'centred', 'logo-name', 'logo'] as const
export type Header = (typeof headers)[number]

const accent = z
  .string()
  .trim()
  .refine((value) => value === '' || /^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value), {
    error: 'That is not a colour. It should look like #8a3b12.',
  })
  .transform((value) => (value === '' ? null : inSixDigits(value)))

const logo = z
  .string()
  .trim()
  .refine((value) => value === '' || /^\/media\/[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/.test(value), {
    error: 'The logo is a picture that was sent here. Add it anew.',
  })
  .transform((value) => (value === '' ? null : value))

/** How the owner wants the newsletter to look. An empty accent is the house's own. */
export const lookInput = z
  .object({
    accent,
    logo,
    logoAlt: z.string().trim().max(300, { error: 'What the logo shows is longer than 300 characters.' }),
    letterFace: z.enum(letterFaces, { error: 'Choose one of the typefaces.' }),
    header: z.enum(headers, { error: 'Choose one of the headers.' }),
  })
  .refine(({ header, logo: picture }) => picture !== null || !needsLogo(header), {
    path: ['header'],
    error: 'This header shows a logo. Add one, or choose another header.',
  })

export type LookInput = z.output<typeof lookInput>

/** A look as a form has it: all of it text. */
export type TypedLook = z.input<typeof lookInput>

/** Whether a header shows a logo. */
export function needsLogo(header: Header): boolean {
  return header === 'logo' || header === 'logo-name'
}

/** The typeface of that name, or the house's own. */
export function letterFaceOf(name: string): LetterFace {
  return letterFaces.find((face) => face === name) ?? 'serif'
}

/** The header of that name, or the plain name; also where there is no logo to show. */
export function headerOf(name: string, picture: string | null): Header {
  const header = headers.find((each) => each === name) ?? 'name'
  return picture === null && needsLogo(header) ? 'name' : header
}

/** `#8a3b12` of `8A3B12`, and of `#abc` what it is short for. */
function inSixDigits(value: string): string {
  const digits = value.replace('#', '').toLowerCase()
  return `#${digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits}`
}
