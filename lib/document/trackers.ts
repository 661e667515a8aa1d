import { withoutParameters } from './tracking.ts'

/** Parameters that only tell a site who clicked, or where; each is written by one of the great mailers and networks. */
const trackers: ReadonlySet<string> = new Set([
  '__s',
  '_bhlid',
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  '_openstat',
  'ck_subscriber_id',
  'dclid',
  'fbclid',
  'gad_source',
  'gbraid',
  'gclid',
  'gclsrc',
  'hsctatracking',
  'igsh',
  'igshid',
  'li_fat_id',
  'mc_cid',
  'mc_eid',
  'mibextid',
  'mkt_tok',
  'ml_subscriber',
  'ml_subscriber_hash',
  'msclkid',
  'oly_anon_id',
  'oly_enc_id',
  'rb_clickid',
  'ref_src',
  's_cid',
  'ttclid',
  'twclid',
  'vero_conv',
  'vero_id',
  'wbraid',
  'wickedid',
  'yclid',
])

/** Whether a parameter of an address's query is there for tracking alone. */
export function isTracker(name: string): boolean {
  const plain = name.toLowerCase()
  return /^utm_[a-z_]+$/.test(plain) || trackers.has(plain)
}

/** A web address without the parameters that are there for tracking alone; everything else of it stays as it is written. */
export function withoutTrackers(address: string): string {
  return /^https?:/i.test(address.trim()) ? withoutParameters(address, isTracker) : address
}
