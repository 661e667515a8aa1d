import type { ServerResponse } from 'node:http'
import { env } from '@/lib/env.ts'
import { safeHeaders } from '@/lib/http/safe-headers.ts'

/** Whether the environment says that the public address is HTTPS. */
export function isServedSecurely(): boolean {
  return env().url?.startsWith('https:') ?? false
}

/** Completes an answer, when its headers are written, with those safe headers that it does not bring itself. */
export function addSafeHeaders(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse
  response.writeHead = (status: number, ...given: unknown[]) => {
    // It would change what is known of the answer that the other side already has.
    if (status !== 304 && !response.headersSent) {
      const contentType = response.getHeader('Content-Type')
      const about = {
        contentType: typeof contentType === 'string' ? contentType : undefined,
        isSecure: isServedSecurely(),
      }
      for (const [name, value] of safeHeaders(about)) if (!response.hasHeader(name)) response.setHeader(name, value)
    }
    return writeHead(status, ...given)
  }
}
