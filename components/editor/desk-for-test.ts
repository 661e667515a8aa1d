import type { DeskPlaces } from './desk-keys.ts'

/** A desk around an editor under test, where nothing happens. */
export const noDesk: DeskPlaces = {
  askForLink: () => {},
  askForFields: () => {},
  askForLanguage: () => {},
  showBlockMenu: () => {},
  choosePictures: () => {},
  showKeys: () => {},
  saveNow: () => {},
  leaveUpwards: () => {},
  goToToolbar: () => {},
  takeHeads: () => false,
  goToPicture: () => {},
}
