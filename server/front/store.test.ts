import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Store } from './store.ts'

const thing = (size: number) => ({ size })

it('what was not used for longest goes first', () => {
  const store = new Store(100)
  for (const name of ['a', 'b', 'c']) store.put(name, thing(30))
  store.get('a')
  store.put('d', thing(30))
  expect(['a', 'b', 'c', 'd'].filter((name) => store.get(name))).toEqual(['a', 'c', 'd'])
})

it('a thing that has grown is counted as it is now', () => {
  const store = new Store(100)
  const growing = thing(10)
  store.put('a', growing)
  store.put('b', thing(30))
  growing.size = 80
  store.put('a', growing)
  expect(store.get('b')).toBeUndefined()
  expect(store.bytes).toBe(82)
})

it('what is larger than everything may be is not kept, nor is what stood in its place', () => {
  const store = new Store(100)
  store.put('a', thing(10))
  store.put('a', thing(200))
  expect(store.get('a')).toBeUndefined()
  expect(store.bytes).toBe(0)
})

it('never takes more than its bound, and gives back what was put in last', () => {
  const acts = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 60 }), fc.boolean()),
  )
  fc.assert(
    fc.property(acts, (all) => {
      const store = new Store(100)
      for (const [name, size, isRead] of all) {
        const one = thing(size)
        if (isRead) store.get(name)
        else store.put(name, one)
        expect(isRead || store.get(name) === one).toBe(true)
        expect(store.bytes).toBeLessThanOrEqual(100)
      }
      store.clear()
      expect(store.bytes).toBe(0)
    }),
  )
})
