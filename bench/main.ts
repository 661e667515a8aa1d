import build from '../e2e/build.ts'
import { desk } from './desk.ts'
import { documents } from './documents.ts'
import { readers } from './readers.ts'
import { search } from './search.ts'
import { start } from './start.ts'

// `npm run bench` measures everything, `npm run bench readers start` what is named. Numbers are for comparing on one machine.

const benches = [desk, documents, readers, search, start]
const names = process.argv.slice(2)
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name))

if (unknown.length > 0) {
  console.error(`There is no bench “${unknown[0]}”. They are: ${benches.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 2
} else {
  const asked = benches.filter(({ name }) => names.length === 0 || names.includes(name))
  if (asked.some((bench) => bench !== documents && bench !== search)) build()
  for (const bench of asked) {
    console.log(`\n${bench.name}: ${bench.about}`)
    for (const line of await bench.run()) console.log(`  ${line}`)
  }
}
