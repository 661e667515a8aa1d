import { describe, expect, it } from 'vitest'
import { safeHeaders } from '@/lib/http/safe-headers.ts'
import { readerPolicy, withReaderPolicy } from './reader-policy.ts'

/** The headers of a page as they leave the server: the page's own, completed with the safe ones. */
function headersOf(address: string): Headers {
  const { headers } = withReaderPolicy(new Response('', { headers: { 'Content-Type': 'text/html' } }), address)
  for (const [name, value] of safeHeaders({ contentType: 'text/html', isSecure: address.startsWith('https:') })) {
    if (!headers.has(name)) headers.set(name, value)
  }
  return headers
}

function policyOf(headers: Headers): Map<string, string[]> {
  const directives = (headers.get('Content-Security-Policy') ?? '').split(';').map((one) => one.trim().split(/\s+/))
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]))
}

/** What MDN's HTTP Observatory takes from and adds to 100 points, as far as it concerns a page without scripts and cookies. */
const rules: [about: string, points: number, holds: (headers: Headers, policy: Map<string, string[]>) => boolean][] = [
  ['no policy at all', -25, (headers) => !headers.has('Content-Security-Policy')],
  ['scripts written into the page', -20, (_, policy) => /unsafe-|data:|\*/.test(String(policy.get('script-src')))],
  ['styles written into the page', -5, (_, policy) => String(policy.get('style-src')).includes('unsafe-')],
  ['pictures by plain HTTP', -10, (_, policy) => policy.get('img-src')?.includes('http:') ?? true],
  ['no strict transport for half a year', -20, (headers) => strictSeconds(headers) < 15_768_000],
  ['types may be guessed', -5, (headers) => headers.get('X-Content-Type-Options') !== 'nosniff'],
  ['may stand in a foreign frame', -20, (_, policy) => !policy.has('frame-ancestors')],
  ['a policy that begins by allowing nothing', 10, (_, policy) => policy.get('default-src')?.join() === "'none'"],
  ['frames ruled out by the policy', 5, (_, policy) => policy.get('frame-ancestors')?.join() === "'none'"],
  ['a private referrer', 5, (headers) => headers.get('Referrer-Policy') === 'strict-origin-when-cross-origin'],
  ['closed to other origins', 10, (headers) => headers.get('Cross-Origin-Resource-Policy') === 'same-origin'],
]

function strictSeconds(headers: Headers): number {
  return Number(/max-age=(\d+)/.exec(headers.get('Strict-Transport-Security') ?? '')?.[1] ?? 0)
}

describe('a page on HTTPS', () => {
  const headers = headersOf('https://letters.example.org')
  const policy = policyOf(headers)

  it.each(rules)('%s: %d points', (_, points, holds) => {
    expect(holds(headers, policy)).toBe(points > 0)
  })

  it('runs no script, keeps its forms and its base to itself, and asks for old pictures by HTTPS', () => {
    expect(policy.get('script-src')).toEqual(["'none'"])
    expect(policy.get('form-action')).toEqual(["'self'"])
    expect(policy.get('base-uri')).toEqual(["'none'"])
    expect(policy.has('upgrade-insecure-requests')).toBe(true)
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
  })
})

it('a page on plain HTTP shows pictures from plain HTTP and promises no HTTPS', () => {
  const headers = headersOf('http://localhost:3000')
  expect(policyOf(headers).get('img-src')).toContain('http:')
  expect(policyOf(headers).has('upgrade-insecure-requests')).toBe(false)
  expect(headers.has('Strict-Transport-Security')).toBe(false)
})

it('an answer that brings its own policy keeps it', () => {
  const own = new Response('', { headers: { 'Content-Security-Policy': 'sandbox' } })
  expect(withReaderPolicy(own, 'https://letters.example.org').headers.get('Content-Security-Policy')).toBe('sandbox')
})

it('pictures may be shown by other sites, where feeds are read; everything else may not', () => {
  const forPictures = new Map(safeHeaders({ contentType: 'image/png', isSecure: false }))
  expect(forPictures.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  expect(readerPolicy(true)).not.toContain('unsafe')
})
