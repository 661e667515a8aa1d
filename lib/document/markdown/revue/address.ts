import { withoutTracking } from '../../tracking.ts'

/** Whether two addresses lead to the same page, whoever counts its readers. */
export function isSameAddress(one: string, other: string): boolean {
  return one === other || withoutTracking(one) === withoutTracking(other)
}

/** The host of an address as people write it, without `www.`; null of what is no address of the web. */
export function hostOf(address: string): string | null {
  const [, host = ''] = /^https?:\/\/([^/?#\s]+)/i.exec(address) ?? []
  return host === '' ? null : bareHost(host)
}

/** A host's name without what makes no difference. */
export function bareHost(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^www\./, '')
}
