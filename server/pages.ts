import { fileURLToPath } from 'node:url'
import next from 'next'
import type { Handle } from './listen.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Next's own request handler for the pages in `app`. `Front` stands around what this gives. */
export async function preparePages(port: number, isDevelopment: boolean): Promise<Handle> {
  const app = next({ dev: isDevelopment, dir: root, hostname: 'localhost', port })
  await app.prepare()
  const handle = app.getRequestHandler()
  return (request, response) => handle(request, response)
}
