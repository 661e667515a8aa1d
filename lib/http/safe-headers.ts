/** A year, in seconds. */
const longTime = 31_536_000

/** Tells browsers never to come by plain HTTP again (RFC 6797); for answers of a site whose address is HTTPS. */
export const strictTransport: readonly [name: string, value: string] = [
  'Strict-Transport-Security',
  `max-age=${longTime}`,
]

/** What an answer allows that says nothing of it itself: to be looked at, and nothing else. */
const strictestPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * The headers that keep a browser from doing with an answer what it was not made for. Where an answer brings one of them
 * itself, its own holds.
 * @param about.contentType pictures may be shown by pages from elsewhere, such as readers of feeds; all else may not.
 * @param about.isSecure whether the public address is HTTPS.
 */
export function safeHeaders({
  contentType,
  isSecure,
}: {
  contentType: string | undefined
  isSecure: boolean
}): (readonly [name: string, value: string])[] {
  const isPicture = contentType?.startsWith('image/') ?? false
  return [
    ['Content-Security-Policy', strictestPolicy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', isPicture ? 'cross-origin' : 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(isSecure ? [strictTransport] : []),
  ]
}
