/** Says what is done and, when it is done, how long it took. */
export async function step<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const began = performance.now()
  const result = await run()
  console.log(`${name} ready in ${seconds(performance.now() - began)}`)
  return result
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
