import { z } from 'zod'

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'The e-mail address is too long.' })
  .pipe(z.email({ error: 'That is not an e-mail address. It should look like me@example.org.' }))

export const newPassword = z
  .string()
  .min(10, { error: 'The password needs at least 10 characters.' })
  .max(200, { error: 'The password has more than 200 characters.' })

export const passwordChange = z.object({
  current: z.string().min(1, { error: 'Type your present password.' }).max(200),
  next: newPassword,
})
