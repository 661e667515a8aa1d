import { hash, verify } from '@node-rs/argon2'

// Argon2id with 19 MiB, 2 passes, 1 lane: the OWASP minimum, and the package's default variant.
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1 }

let decoy: Promise<string> | undefined

/** The argon2id hash of a password, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/**
 * Whether the password belongs to the hash. Without a hash (nobody has that e-mail) the answer is no, after the same
 * work, so that the time taken tells nothing about who exists.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFC'))
  return passwordHash !== null && matches
}
