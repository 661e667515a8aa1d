/** What a reader of addresses wants of them. */
export type AddressWishes = { stripTracking: boolean }

/** An address as it is wanted: as it stands, or without what only tells its site where a visitor came from. */
export function wantedAddress(address: string, { stripTracking }: AddressWishes): string {
  return stripTracking ? withoutTracking(address) : address
}

/** An address on another site without the parameters `utm_…`; everything else of it stays as it was written. */
export function withoutTracking(address: string): string {
  if (!/^https?:/i.test(address)) return address
  return withoutParameters(address, (name) => /^utm_[a-z]+$/i.test(name))
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
