import { Conflict } from '@/lib/errors.ts'
import type { SaveConflict } from './input.ts'

/** A save that was based on an older version than the one that stands. Nothing was overwritten. */
export class StaleSave extends Conflict {
  readonly current: SaveConflict['current']

  constructor(current: SaveConflict['current']) {
    super('This text was changed elsewhere since you opened it. Both texts are kept.')
    this.current = current
  }
}
