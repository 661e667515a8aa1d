import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/db/embedded/free-port.ts'
import { database } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { startFront, type Ask, type Fronted, type Got } from '@/server/front/front-for-test.ts'
import type { Handle } from '@/server/listen.ts'

useTestDatabase()

let folder: string
let certificate: Buffer
let fronted: Fronted

const isThere = (program: string, word: string) => spawnSync(program, [word], { stdio: 'ignore' }).error === undefined
const hasOpenssl = isThere('openssl', 'version')
/** What the page consists of beside the title, so that compressing it is worth it. */
const filling = '<p>The ferry leaves at seven, as it always has.</p>'.repeat(60)

/** In the place of Next: the title as the database has it, and what a visitor's request came with. */
const pages: Handle = async (incoming, response) => {
  const title = (await findPublication())?.title ?? ''
  const { cookie, 'x-forwarded-for': address, 'x-forwarded-proto': scheme, host } = incoming.headers
  const isOwn = incoming.url?.startsWith('/desk') ?? false
  const body = isOwn ? JSON.stringify({ title, cookie, address, scheme, host }) : `<title>${title}</title>${filling}`
  response.setHeader('Content-Type', isOwn ? 'application/json' : 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', isOwn ? 'no-store' : 'public, max-age=0, must-revalidate')
  if (!isOwn) response.setHeader('ETag', `"${createHash('sha256').update(body).digest('base64url')}"`)
  response.end(incoming.method === 'HEAD' ? undefined : body)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-proxy-'))
  // nginx gives up the rights of root and must still get in.
  chmodSync(folder, 0o755)
  await database().insert(publication).values({ title: 'First', language: 'en', timeZone: 'UTC' })
  fronted = await startFront(process.env.DATABASE_URL ?? '', pages)
  if (!hasOpenssl) return
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...words, ...subject, ...files], { stdio: 'ignore' })
  certificate = readFileSync(join(folder, 'certificate.pem'))
})

afterAll(async () => {
  await fronted.stop()
  await rm(folder, { recursive: true, force: true })
})

type Proxy = { get(path: string, ask?: Ask): Promise<Got>; output(): string; stop(): Promise<void> }

/** nginx with the site of this folder, but for its ports, its certificate and where it keeps what it keeps. */
async function startNginx(): Promise<Proxy> {
  const [plain, secure] = [await freePort(), await freePort()]
  mkdirSync(join(folder, 'cache'), { mode: 0o777 })
  chmodSync(join(folder, 'cache'), 0o777)
  const site = readFileSync(new URL('./nginx.conf', import.meta.url), 'utf8')
    .replaceAll('listen 80;', `listen 127.0.0.1:${plain};`)
    .replaceAll('listen 443 ssl http2;', `listen 127.0.0.1:${secure} ssl http2;`)
    .replaceAll(/^.*listen \[::\].*$/gm, '')
    .replaceAll('letters.example.org', 'localhost')
    .replaceAll(/ssl_certificate .*;/g, `ssl_certificate ${join(folder, 'certificate.pem')};`)
    .replaceAll(/ssl_certificate_key .*;/g, `ssl_certificate_key ${join(folder, 'key.pem')};`)
    .replaceAll('/var/cache/nginx/masthead', join(folder, 'cache'))
    .replaceAll('http://127.0.0.1:3000', fronted.address)
  writeFileSync(join(folder, 'site.conf'), site)
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`)
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off; ${own.join(' ')} include site.conf; }`,
  )
  return started(spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'pipe' }), secure)
}

/** Caddy with the site of this folder, but for its address and its certificate. */
async function startCaddy(): Promise<Proxy> {
  const port = await freePort()
  const site = readFileSync(new URL('./Caddyfile', import.meta.url), 'utf8')
    .replace('letters.example.org {', `https://localhost:${port} {\n\ttls ${folder}/certificate.pem ${folder}/key.pem`)
    .replace('127.0.0.1:3000', new URL(fronted.address).host)
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`)
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  const words = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
  return started(spawn('caddy', words, { stdio: 'pipe', env }), port)
}

async function started(child: ChildProcess, port: number): Promise<Proxy> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (words) => (said += words))
  const get = async (path: string, { method = 'GET', headers = {} }: Ask = {}): Promise<Got> => {
    const asking = request({ host: 'localhost', port, path, method, headers, ca: certificate, agent: false }).end()
    const [answer] = await once(asking, 'response')
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
  }
  while (!(await get('/healthz').catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`It ended at once:\n${said}`)
    await sleep(20)
  }
  return {
    get,
    output: () => said,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function publish(title: string): Promise<void> {
  await database().update(publication).set({ title })
}

async function within(most: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + most
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${most} ms.`)
    await sleep(20)
  }
}

const isNginxThere = hasOpenssl && isThere('nginx', '-v')
const isCaddyThere = hasOpenssl && isThere('caddy', 'version')
if (!isNginxThere) console.warn('nginx or openssl is not installed: the configuration for nginx is not tested.')
if (!isCaddyThere) console.warn('Caddy or openssl is not installed: the configuration for Caddy is not tested.')

describe.each([
  { name: 'nginx', isPresent: isNginxThere, start: startNginx },
  { name: 'Caddy', isPresent: isCaddyThere, start: startCaddy },
])('behind $name', ({ isPresent, start }) => {
  let proxy: Proxy

  beforeAll(async () => {
    if (isPresent) proxy = await start()
  })
  afterAll(async () => {
    if (isPresent) await proxy.stop()
  })

  it.skipIf(!isPresent).each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('a page arrives as Masthead compressed it: %s', async (coding, decoded) => {
    const headers = { 'Accept-Encoding': coding }
    const [there, here] = [await fronted.get('/page', { headers }), await proxy.get('/page', { headers })]
    expect(here.headers['content-encoding']).toBe(coding)
    expect(here.headers.etag).toBe(there.headers.etag)
    expect(here.body.equals(there.body)).toBe(true)
    expect(decoded(here.body).toString()).toContain(filling)
    const again = await proxy.get('/page', { headers: { ...headers, 'If-None-Match': String(here.headers.etag) } })
    expect(again.status).toBe(304)
  })

  it.skipIf(!isPresent)('what is published is there a second later at most', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      await proxy.get('/page')
      await publish(title)
      await within(2500, async () => (await proxy.get('/page')).body.toString().includes(`<title>${title}<`))
    }
    expect((await proxy.get('/page')).body.toString()).toContain('<title>Three<')
  })

  it.skipIf(!isPresent)('who has a cookie gets the present page, and gives nobody anything', async () => {
    await proxy.get('/page')
    await publish('For whom?')
    const { body } = await proxy.get('/page', { headers: { Cookie: 'session=1' } })
    expect(body.toString()).toContain('<title>For whom?<')
    const own = await proxy.get('/desk', { headers: { Cookie: 'session=secret' } })
    expect(JSON.parse(own.body.toString())).toMatchObject({ cookie: 'session=secret' })
    expect((await proxy.get('/desk')).body.toString()).not.toContain('secret')
  })

  it.skipIf(!isPresent)('the visitor’s own address arrives, not the one that is claimed', async () => {
    const claims = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'http' }
    const { body } = await proxy.get('/desk', { headers: claims })
    const { address, scheme, host } = JSON.parse(body.toString())
    expect(address).toMatch(/^(?:127\.0\.0\.1|::1)$/)
    expect(scheme).toBe('https')
    expect(host).toMatch(/^localhost/)
  })
})

describe('nginx alone', () => {
  it.skipIf(!isNginxThere)('keeps pages, asks with their tag, and has them while Masthead is away', async () => {
    const whole = fronted
    const behind = await startFront(process.env.DATABASE_URL ?? '', pages)
    fronted = behind
    await rm(join(folder, 'cache'), { recursive: true, force: true })
    const proxy = await startNginx()
    try {
      const first = await proxy.get('/kept')
      const isFirst = async () => {
        const { status, body } = await proxy.get('/kept')
        return status === 200 && body.equals(first.body)
      }
      let asked = 0
      await within(5000, async () => {
        asked++
        expect(await isFirst()).toBe(true)
        return behind.requests.some((headers) => headers['if-none-match'] === first.headers.etag)
      })
      expect(behind.requests.length).toBeLessThan(asked)

      await behind.stop()
      await within(5000, async () => {
        expect(await isFirst()).toBe(true)
        return proxy.output().includes('Connection refused')
      })
      expect(await isFirst()).toBe(true)
    } finally {
      fronted = whole
      await proxy.stop()
    }
  })
})
