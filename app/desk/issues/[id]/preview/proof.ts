import { NotFound } from '@/lib/errors.ts'
import { proofOf, type Proof } from '@/lib/issues/preview.ts'
import { isId } from '../../../../ids.ts'

/** The draft of an address of the desk, in all its renderings. @throws NotFound */
export async function requireProof(params: Promise<{ id: string }>): Promise<Proof> {
  const { id } = await params
  const proof = isId(id) ? await proofOf(id) : null
  if (!proof) throw new NotFound('There is no such issue, or it was deleted.')
  return proof
}
