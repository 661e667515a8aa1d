// Run by the tests as a process of its own: takes a share in the PostgreSQL of a data folder, says its address, and
// gives it up on the word “release”. On the word “write” it inserts rows without end and says each one that was acknowledged.

import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { startEmbedded } from './embedded.ts'

const { url, release } = await startEmbedded(process.argv[2] ?? '')
console.log(url)

for await (const word of createInterface({ input: process.stdin })) {
  if (word === 'write') void write()
  if (word === 'release') {
    await release()
    process.exit(0)
  }
}

async function write(): Promise<void> {
  const sql = postgres(url, { max: 1 })
  await sql`create table if not exists saves (number int primary key)`
  for (let number = 1; ; number++) {
    await sql`insert into saves values (${number})`
    console.log(`saved ${number}`)
  }
}
