import type { IncomingHttpHeaders } from 'node:http'

/** What belongs to one connection (RFC 9110, section 7.6.1), and the date, which who answers writes. */
const ofTheConnection = new Set([
  'connection',
  'date',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** The headers of a message that go on to the next connection. */
export function endToEnd(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const entries = Object.entries(headers).filter(([name, value]) => value !== undefined && !ofTheConnection.has(name))
  return Object.fromEntries(entries) as Record<string, string | string[]>
}
