// Run by the tests as a process of its own, to be killed in the middle: publishes what is due and says when it is done.

import { closeDatabase } from '@/db/client.ts'
import { publishDueIssues } from '@/lib/issues/schedule.ts'

console.log(`published ${await publishDueIssues()}`)
await closeDatabase()
