/** An address without what was added to it to count readers: every `utm_…` in its query. */
export function withoutTracking(address: string): string {
  return withoutParameters(address, (name) => name.startsWith('utm_'))
}

/** An address without the parameters of its query that are meant; the rest of it as it is written. */
export function withoutParameters(address: string, isMeant: (name: string) => boolean): string {
  const hash = address.indexOf('#')
  const whole = hash === -1 ? address : address.slice(0, hash)
  const fragment = hash === -1 ? '' : address.slice(hash)
  const mark = whole.indexOf('?')
  if (mark === -1) return address
  const kept = whole
    .slice(mark + 1)
    .split('&')
    .filter((parameter) => !isMeant(parameter.split('=', 1)[0] ?? ''))
  return whole.slice(0, mark) + (kept.length > 0 ? `?${kept.join('&')}` : '') + fragment
}

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
