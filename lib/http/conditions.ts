/** What a request says of what its sender already has: the headers' values, or nothing. */
export type Conditions = {
  ifMatch?: string | null | undefined
  ifUnmodifiedSince?: string | null | undefined
  ifNoneMatch?: string | null | undefined
  ifModifiedSince?: string | null | undefined
}

/** What is known of the content that would be sent. */
export type Validators = {
  /** Its entity tag as it would be sent, quotation marks included. */
  entityTag?: string | undefined
  /** Tags of the same content in other codings: who has one of them has what it says, too. */
  otherTags?: readonly string[]
  /** When it last changed, in milliseconds since 1970, cut to a second. */
  lastModified?: number | undefined
}

export type Verdict = { status: 200 } | { status: 304; entityTag: string | undefined } | { status: 412 }

/**
 * Judges a GET or HEAD by its conditions, in the order of RFC 9110, section 13.2.2: `If-Match` before
 * `If-Unmodified-Since`, `If-None-Match` before `If-Modified-Since`; of each pair the first, when it is there, decides alone.
 * @returns 200: send it; 304: the sender has it, under that tag; 412: the sender asked for one that is no longer there.
 */
export function judge(conditions: Conditions, validators: Validators): Verdict {
  const { entityTag, otherTags = [], lastModified } = validators
  const tags = entityTag === undefined ? [] : [entityTag, ...otherTags]
  const { ifMatch, ifUnmodifiedSince, ifNoneMatch, ifModifiedSince } = conditions

  if (isGiven(ifMatch)) {
    const asked = readTags(ifMatch)
    if (asked !== '*' && !tags.some((tag) => asked.some((one) => isSame(one, tag)))) return { status: 412 }
  } else if (isGiven(ifUnmodifiedSince)) {
    const since = readHttpDate(ifUnmodifiedSince)
    if (since !== undefined && lastModified !== undefined && lastModified > since) return { status: 412 }
  }

  if (isGiven(ifNoneMatch)) {
    // Nearly everybody asks with just the tag that came with what they have.
    if (tags.includes(ifNoneMatch)) return { status: 304, entityTag: ifNoneMatch }
    const known = readTags(ifNoneMatch)
    const held = known === '*' ? entityTag : tags.find((tag) => known.some((one) => isAlike(one, tag)))
    return known === '*' || held !== undefined ? { status: 304, entityTag: held } : { status: 200 }
  }
  if (isGiven(ifModifiedSince)) {
    const since = readHttpDate(ifModifiedSince)
    if (since !== undefined && lastModified !== undefined && lastModified <= since) return { status: 304, entityTag }
  }
  return { status: 200 }
}

function isGiven(value: string | null | undefined): value is string {
  return value !== null && value !== undefined
}

const tag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`
const tagList = new RegExp(`^[\\s,]*${tag}(?:\\s*,[\\s,]*${tag})*[\\s,]*$`)
const eachTag = new RegExp(tag, 'g')

/**
 * The entity tags of a list (RFC 9110, section 8.8.3), or `*`. What is no such list names none: then everything is sent,
 * which is never wrong.
 */
export function readTags(header: string): string[] | '*' {
  if (header.trim() === '*') return '*'
  return tagList.test(header) ? (header.match(eachTag) ?? []) : []
}

/** Strong comparison (section 8.8.3.2): the same bytes. */
function isSame(one: string, other: string): boolean {
  return one === other && !one.startsWith('W/')
}

/** Weak comparison: the same content. */
function isAlike(one: string, other: string): boolean {
  return one.replace(/^W\//, '') === other.replace(/^W\//, '')
}

/**
 * The instant of an HTTP-date in milliseconds since 1970; what does not name GMT is no HTTP-date, and its condition is to
 * be ignored (section 13.1.3).
 */
export function readHttpDate(value: string): number | undefined {
  if (!value.trimEnd().endsWith(' GMT')) return undefined
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : instant
}
