import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** An answer as it came over the wire, for others to give as well. */
export type CopiedAnswer = { status: number; headers: Record<string, string>; body: Buffer }

// They belong to one connection, and a server writes them itself.
const ofTheConnection = ['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']

/** Asks an address as a browser does and keeps the answer in the coding it came in. */
export async function copyAnswer(address: string, asked: Record<string, string> = {}): Promise<CopiedAnswer> {
  const answer = await new Promise<IncomingMessage>((done, failed) => {
    get(address, { headers: { 'Accept-Encoding': 'gzip, deflate, br', ...asked } }, done).once('error', failed)
  })
  const body = await buffer(answer)
  const kept = Object.entries(answer.headers).filter(([name]) => !ofTheConnection.includes(name))
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(kept) as Record<string, string>, body }
}
