import { MastheadError } from '@/lib/errors.ts'

/**
 * Why an address was not fetched. `address`: it is none that is fetched. `inside`: it leads into a network that is not for
 * everybody. `unknown`: there is no such name. `unreachable`: nobody answered, or not as HTTP asks for. `slow`: it took too
 * long. `status`: the site refused. `type`: something else is there than was wanted. `large`: more came than is taken.
 */
export type RefusalKind = 'address' | 'inside' | 'unknown' | 'unreachable' | 'slow' | 'status' | 'type' | 'large'

/** An address that could not, or must not, be fetched; the message is for who named it. */
export class CannotFetch extends MastheadError {
  readonly kind: RefusalKind
  /** The HTTP status of the site's answer, where that is the reason. */
  readonly answered: number | null

  constructor(kind: RefusalKind, message: string, { answered = null, ...options }: Options = {}) {
    super(message, 422, options)
    this.kind = kind
    this.answered = answered
  }
}

type Options = ErrorOptions & { answered?: number | null }

/** One sentence for all of them: which inside addresses there are is nobody's business. */
export function refuseInside(): CannotFetch {
  return new CannotFetch(
    'inside',
    'This address does not lead to a public site, so nothing was fetched. Use the address that readers can open.',
  )
}

export function refuseSlow(host: string): CannotFetch {
  return new CannotFetch('slow', `${host} took too long to answer. Try again later.`)
}

/** @param status of an answer that is no page: 400 or more. */
export function refuseStatus(host: string, status: number): CannotFetch {
  return new CannotFetch('status', saidBy(host, status), { answered: status })
}

/** What a site said with a status of 400 or more, as a sentence. */
export function saidBy(host: string, status: number): string {
  if (status === 404 || status === 410) return `${host} says that this page is not there (${status}).`
  if (status === 429) return `${host} wants fewer questions for now (429). Try again later.`
  if (status >= 500 && status < 600) return `${host} has a fault of its own right now (${status}). Try again later.`
  return `${host} does not show this page to programs (${status}).`
}
