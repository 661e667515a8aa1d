// The first step of `npm start`. It runs on a bare clone, so it needs nothing but Node; and so that an old Node can read
// it far enough to say that it is too old, this file holds nothing that Node 12 does not know.
const running = process.versions.node.split('.')
const major = Number(running[0])
const minor = Number(running[1])

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    'Masthead needs Node 20.9 or newer, and this is ' + process.versions.node + '. Install a newer one and try again.',
  )
  process.exit(1)
}

import('./launch.mjs')
  .then(({ launch }) => launch(process.argv.slice(2)))
  .catch((error) => {
    // What a person can mend comes as one sentence; anything else is a fault of ours and keeps its trace.
    console.error(error.isForPeople || error.name === 'CannotRun' ? error.message : error)
    process.exit(1)
  })
