import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { bareHost, portOf, type Answer, type Destination } from './destination.ts'
import { mostHeaderBytes, type Limits } from './limits.ts'
import { CannotFetch, refuseSlow } from './refusal.ts'

export type Method = 'GET' | 'HEAD' | 'POST'

type Question = {
  method: Method
  headers: OutgoingHttpHeaders
  /** What is sent along. */
  content?: string | undefined
  limits: Limits
  signal: AbortSignal
}

/**
 * Asks one site once, over a connection that goes to one of the addresses that were checked, and waits for the headers of
 * its answer. The body is for the caller to read or to destroy.
 * @throws CannotFetch; what the signal was aborted with.
 */
export function requestOnce(destination: Destination, question: Question): Promise<IncomingMessage> {
  const { url, answers } = destination
  const { method, headers, content, limits, signal } = question
  const host = bareHost(url)
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)({
      method,
      host,
      port: portOf(url),
      path: url.pathname + url.search,
      headers: { ...headers, Host: url.host.replace(/\.(?=:\d+$|$)/, '') },
      agent: false,
      lookup: pinnedTo(answers),
      maxHeaderSize: mostHeaderBytes,
      ...(isSecure && { servername: isIP(host) === 0 ? host : '' }),
      signal,
    })
    let timer = setTimeout(tooSlow, limits.connect)
    request.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer)
        timer = setTimeout(tooSlow, limits.headers)
      })
    })
    request.once('response', (answer) => {
      clearTimeout(timer)
      // A body that breaks off while nobody reads it is nobody's error.
      answer.on('error', () => {})
      resolve(answer)
    })
    // An answer that changes the protocol was not asked for.
    request.once('upgrade', (_answer, socket) => {
      socket.destroy()
      fail(new Error('The site wants another protocol.'))
    })
    request.on('error', fail)
    request.end(content)

    function tooSlow() {
      request.destroy(refuseSlow(host))
    }

    function fail(error: Error) {
      clearTimeout(timer)
      reject(signal.aborted ? signal.reason : error instanceof CannotFetch ? error : refusalOf(error, host))
    }
  })
}

/** What the socket is told when it asks where the name leads. Nobody else is asked. */
function pinnedTo(answers: readonly Answer[]): LookupFunction {
  const [first] = answers
  return (_name, options, callback) => {
    if (options.all) callback(null, [...answers])
    else callback(null, first?.address ?? '', first?.family)
  }
}

function refusalOf(error: Error, host: string): CannotFetch {
  const code = 'code' in error ? String(error.code) : ''
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code)
  const message = isCertificate
    ? `${host} can’t prove that it is ${host}: its certificate is not in order.`
    : code === 'HPE_HEADER_OVERFLOW'
      ? `${host} answers with headers that are too long.`
      : `${host} could not be reached. Look at the address, or try again later.`
  return new CannotFetch('unreachable', message, { cause: error })
}
