import type { ServerResponse } from 'node:http'
import { driver } from '@/db/client.ts'

/** How long the database may take to answer before it counts as away, in milliseconds. */
const patience = 2000

/** What must be there before a request can be answered rightly, in the order in which it comes up. */
export const parts = ['database', 'migrations', 'worker', 'pages'] as const
export type Part = (typeof parts)[number]

/** Knows which parts of the server are up, and says so at `/healthz`. */
export class Health {
  readonly #ready = new Set<Part>()
  #isDraining = false

  up(part: Part): void {
    this.#ready.add(part)
  }

  down(part: Part): void {
    this.#ready.delete(part)
  }

  drain(): void {
    this.#isDraining = true
  }

  get isDraining(): boolean {
    return this.#isDraining
  }

  /** Whether everything has come up once; requests are then handed on. */
  get isReady(): boolean {
    return this.#ready.size === parts.length
  }

  /** Why requests can't be answered now, or null when they can. Asks the database each time. */
  async trouble(): Promise<string | null> {
    if (this.#isDraining) return 'shutting down'
    const missing = parts.find((part) => !this.#ready.has(part))
    if (missing !== undefined) return `${missing} not ready`
    return (await databaseAnswers()) ? null : 'database does not answer'
  }

  /** Answers `/healthz`: 200 `ok`, or 503 with the reason. */
  async answer(response: ServerResponse): Promise<void> {
    const trouble = await this.trouble()
    response.writeHead(trouble === null ? 200 : 503, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    response.end(`${trouble ?? 'ok'}\n`)
  }
}

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience)
  })
  const answers = driver()`select 1`.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answers, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
