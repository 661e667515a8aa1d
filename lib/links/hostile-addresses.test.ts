import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAddress, resolveDestination, type Answer, type Lookup } from './destination.ts'
import { fetchOutside } from './fetch-outside.ts'
import { CannotFetch, refuseInside, type RefusalKind } from './refusal.ts'
import { startSite, type Site } from './site-for-test.ts'

let site: Site

beforeAll(async () => {
  delete process.env.MASTHEAD_ALLOW_ADDRESS
  site = await startSite({})
})

afterAll(() => site.close())

const everything = { accept: '*/*', read: () => ({ most: 1000, whenLonger: 'cut' as const }) }

/** Why an address is refused, when every name leads to public addresses. */
async function refusal(address: string, answers: Answer[] = [{ address: '93.184.215.14', family: 4 }]) {
  const fetching = fetchOutside(address, everything, { lookup: async () => answers, limits: { connect: 300 } })
  const error: unknown = await fetching.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof CannotFetch)) throw new Error(`${address} was not refused.`, { cause: error })
  return error
}

const inside = [
  // This machine, in all its writings
  'http://127.0.0.1/',
  'http://127.0.0.1:8080/',
  'http://127.0.0.1:22/',
  'https://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://127.0.0.1./',
  'http://127.255.255.254/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://%31%32%37.0.0.1/',
  'http://127%2e0%2e0%2e1/',
  'http:\\\\127.0.0.1\\',
  'http:127.0.0.1',
  'http:///127.0.0.1/',
  ' http://127.0.0.1/ ',
  'h\tt\ntp://127.0.0.1/',
  'HTTP://LOCALHOST/',
  'http://localhost/',
  'http://localhost./',
  'http://localhost:8443/',
  'http://a.localhost/',
  'http://ｌｏｃａｌｈｏｓｔ/',
  'http://loc%61lhost/',
  'http://local\u00adhost/',
  'http://localhost.localdomain/',
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  // Its networks, and what clouds tell their machines
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://3232235777/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[fd00:ec2::254]/',
  'http://168.63.129.16/',
  'http://metadata.google.internal/',
  'http://100.64.0.1/',
  'http://100.127.255.255/',
  'http://100.100.100.200/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[fdff::1]/',
  'http://printer.local/',
  'http://router.home.arpa/',
  'http://intranet/',
  'http://wiki.corp/',
  // Addresses that carry one of these in them
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::10.0.0.1]/',
  'http://[64:ff9b::]/',
  'http://[64:ff9b:1::5db8:d70e]/',
  'http://[2002:7f00:1::1]/',
  'http://[2002:c0a8:101::1]/',
  'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
  // For nobody in particular
  'http://192.0.0.8/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.19.255.255/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://192.88.99.1/',
  'http://224.0.0.1/',
  'http://239.255.255.255/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://4294967295/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://[2001:10::1]/',
  'http://[5f00::1]/',
]

describe('an address that leads inside', () => {
  it.each(inside)('is refused with the sentence of all inside addresses: %j', async (address) => {
    expect((await refusal(address)).message).toBe(refuseInside().message)
  })

  it.each([
    ['127.0.0.1', 4],
    ['10.1.2.3', 4],
    ['169.254.169.254', 4],
    ['0.0.0.0', 4],
    ['255.255.255.255', 4],
    ['::1', 6],
    ['::', 6],
    ['fe80::1%eth0', 6],
    ['fd12::1', 6],
    ['::ffff:10.0.0.1', 6],
    ['64:ff9b::a00:1', 6],
    ['nonsense', 4],
  ] as const)('is refused the same way behind a name that leads to %s', async (address, family) => {
    expect((await refusal('http://public.example/', [{ address, family }])).kind).toBe('inside')
    const amongPublic: Answer[] = [
      { address: '93.184.215.14', family: 4 },
      { address, family },
    ]
    expect((await refusal('http://public.example/', amongPublic)).kind).toBe('inside')
  })

  it('is never connected to', async () => {
    for (const name of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:7f00:1]']) {
      await refusal(`http://${name}:${site.port}/`)
    }
    await refusal(`http://public.example:${site.port}/`, [{ address: '127.0.0.1', family: 4 }])
    expect(site.asked).toEqual([])
  })
})

describe('what is not the address of a page', () => {
  it.each<[string, RefusalKind]>([
    ['', 'address'],
    ['no address', 'address'],
    ['//example.org/', 'address'],
    ['file:///etc/passwd', 'address'],
    ['ftp://example.org/', 'address'],
    ['gopher://example.org:70/_', 'address'],
    ['javascript:alert(1)', 'address'],
    ['data:text/html,<p>x', 'address'],
    ['blob:http://example.org/x', 'address'],
    ['ws://example.org/', 'address'],
    ['mailto:a@example.org', 'address'],
    ['view-source:http://example.org/', 'address'],
    ['http://', 'address'],
    ['http://exa mple.org/', 'address'],
    ['http://[fe80::1%25eth0]/', 'address'],
    ['http://[::1', 'address'],
    ['http://256.256.256.256/', 'address'],
    ['http://1.2.3.4.5/', 'address'],
    ['http://example.org:99999/', 'address'],
    ['http://me@example.org/', 'address'],
    ['http://me:secret@example.org/', 'address'],
    ['http://example.org@127.0.0.1/', 'address'],
    ['http://127.0.0.1@example.org/', 'address'],
    ['http://example.org:22/', 'address'],
    ['http://example.org:25/', 'address'],
    ['http://example.org:5432/', 'address'],
    ['http://example.org:6379/', 'address'],
    ['http://example.org:0/', 'address'],
  ])('is refused with a sentence: %j', async (address, kind) => {
    const { kind: found, message } = await refusal(address)
    expect(found).toBe(kind)
    expect(message).toMatch(/^[A-Z].*\.$/)
    expect(message).not.toContain('secret')
  })
})

describe('a public address', () => {
  // No connection is made: tests talk to nobody.
  it.each([
    ['http://public.example/', '1.1.1.1', 4],
    ['http://public.example:8080/', '172.32.0.1', 4],
    ['https://public.example:8443/', '11.0.0.1', 4],
    ['http://public.example/', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', 6],
    ['http://public.example/', '64:ff9b::808:808', 6],
  ] as const)('is let through to where it leads: %s at %s', async (address, ip, family) => {
    const answers = [{ address: ip, family }]
    expect((await resolveDestination(readAddress(address), async () => answers)).answers).toEqual(answers)
  })

  it('that does not exist is told apart from one whose name can’t be looked up', async () => {
    const kindOf = (code: string, { isOffline = false } = {}) => {
      const lookup: Lookup = async (name) => {
        if (name === 'example.com' && !isOffline) return [{ address: '1.1.1.1', family: 4 }]
        throw Object.assign(new Error(code), { code })
      }
      return fetchOutside('http://gone.example/', everything, { lookup }).catch((error) => error.kind)
    }
    expect(await kindOf('ENOTFOUND')).toBe('unknown')
    expect(await kindOf('EAI_AGAIN')).toBe('unreachable')
    expect(await kindOf('ENOTFOUND', { isOffline: true })).toBe('unreachable')
  })
})
