/** What a reader of addresses wants of them. */
export type AddressWishes = { stripTracking: boolean }

/** An address as it is wanted: as it stands, or without what only tells its site where a visitor came from. */
export function wantedAddress(address: string, { stripTracking }: AddressWishes): string {
  return stripTracking ? withoutTracking(address) : address
}

/** A whole address without the parameters `utm_…`; everything else of it stays as it was written. */
export function withoutTracking(address: string): string {
  const [, start, query, end] = /^(https?:[^?#]*)\?([^#]*)(.*)$/is.exec(address) ?? []
  if (start === undefined || query === undefined) return address
  const kept = query.split('&').filter((parameter) => !/^utm_[a-z]+(?:=|$)/i.test(parameter))
  return kept.length === 0 ? `${start}${end}` : `${start}?${kept.join('&')}${end}`
}
