import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from './embedded/embedded.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the template database that every test file's own is copied from. */
    templateUrl: string
  }
}

export const templateName = 'masthead_template'

/** Runs once for all integration tests: one PostgreSQL in a folder of its own, and a migrated database to copy from. */
export default async function startTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-test-'))
  const { url, release } = await startEmbedded(folder)
  const sql = postgres(url, { max: 1 })
  await sql`create database ${sql(templateName)}`
  await sql.end()
  const template = new URL(url)
  template.pathname = `/${templateName}`
  await migrate(template.href)
  project.provide('templateUrl', template.href)
  return async () => {
    await release()
    await rm(folder, { recursive: true, force: true })
  }
}
