import { Agent } from 'node:http'

/** Where a server for the pages can be asked by HTTP: a Unix socket or a named pipe, and connections that are kept to it. */
export type Door = { socketPath: string; agent: Agent }

/** The door at a path; destroy its agent when nothing more will be asked. */
export function doorAt(socketPath: string): Door {
  return { socketPath, agent: new Agent({ keepAlive: true }) }
}
