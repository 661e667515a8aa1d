import { Agent, get } from 'node:http'

/**
 * Asks an address again and again over kept connections.
 * @param connections how many requests are under way at a time.
 * @param seconds how long.
 * @returns answers per second.
 * @throws Error on the first answer that is not 200.
 */
export async function load(
  address: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const begin = performance.now()
  const end = begin + seconds * 1000
  let answers = 0
  const askOnAndOn = async (): Promise<void> => {
    while (performance.now() < end) {
      await ask(address, agent)
      answers++
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, askOnAndOn))
    return answers / ((performance.now() - begin) / 1000)
  } finally {
    agent.destroy()
  }
}

function ask(address: string, agent: Agent): Promise<void> {
  return new Promise((done, failed) => {
    // As browsers and feed readers ask, so that compression is part of what is measured.
    const request = get(address, { agent, headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        if (answer.statusCode === 200) done()
        else failed(new Error(`${address} answered ${answer.statusCode}.`))
      })
    })
    request.once('error', failed)
  })
}
