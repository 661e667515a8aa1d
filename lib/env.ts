import { resolve } from 'node:path'
import { z } from 'zod'
import { CannotRun } from './errors.ts'

const httpAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    error: 'must be an address such as https://letters.example.org',
  })
  .refine(
    (value) =>
      !URL.canParse(value) || (new URL(value).pathname === '/' && !new URL(value).search && !new URL(value).hash),
    {
      error: 'must be the root of a site, without a path',
    },
  )
  .transform((value) => new URL(value).origin)

const hostAndPort = z
  .string()
  .refine(
    (value) =>
      /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):[1-9]\d{0,4}$/i.test(value) &&
      URL.canParse(`http://${value}`) &&
      Number(value.slice(value.lastIndexOf(':') + 1)) <= 65535,
    { error: 'must be one host and port, such as 127.0.0.1:8123' },
  )
  // In the form in which addresses are compared, whose URL leaves out the port 80.
  .transform((value) => {
    const { hostname } = new URL(`http://${value}`)
    return `${hostname}:${value.slice(value.lastIndexOf(':') + 1)}`
  })

const schema = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number from 1 to 65535' })
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be from 1 to 65535' })
    .max(65535, { error: 'must be from 1 to 65535' })
    .default(3000),
  MASTHEAD_URL: httpAddress.optional(),
  DATABASE_URL: z
    .string()
    .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
      error: 'must look like postgres://user:password@host:5432/name',
    })
    .optional(),
  MASTHEAD_DATA: z.string().default('./data'),
  AUTH_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  SMTP_URL: z
    .string()
    .refine((value) => /^smtps?:\/\//.test(value) && URL.canParse(value), {
      error: 'must look like smtp://user:password@host:587',
    })
    .optional(),
  MASTHEAD_FROM: z.string().min(3, { error: 'must be an address such as "Letters <me@example.org>"' }).optional(),
  MASTHEAD_FRONT: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  MASTHEAD_ALLOW_ADDRESS: hostAndPort.optional(),
})

export type Environment = {
  port: number
  /** The public address as the environment gives it: an origin, no closing slash. */
  url: string | undefined
  databaseUrl: string | undefined
  /** Absolute path of the data folder. */
  data: string
  authSecret: string | undefined
  smtpUrl: string | undefined
  from: string | undefined
  /** Whether finished answers for readers are kept in memory. */
  isFrontOn: boolean
  /** `host:port` of the one address within the own network that may be fetched, for tests. */
  allowedAddress: string | undefined
}

/**
 * Reads the settings from environment variables; an empty variable counts as not set.
 * @throws CannotRun that names every variable that makes no sense and says what it must be. Values are not repeated: they may be secrets.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new CannotRun(`These settings can't be used: ${[...new Set(faults)].join('; ')}.`)
  }
  const {
    PORT,
    MASTHEAD_URL,
    DATABASE_URL,
    MASTHEAD_DATA,
    AUTH_SECRET,
    SMTP_URL,
    MASTHEAD_FROM,
    MASTHEAD_FRONT,
    MASTHEAD_ALLOW_ADDRESS,
  } = parsed.data
  return {
    port: PORT,
    url: MASTHEAD_URL,
    databaseUrl: DATABASE_URL,
    data: resolve(MASTHEAD_DATA),
    authSecret: AUTH_SECRET,
    smtpUrl: SMTP_URL,
    from: MASTHEAD_FROM,
    isFrontOn: MASTHEAD_FRONT === 'on',
    allowedAddress: MASTHEAD_ALLOW_ADDRESS,
  }
}

/** What to say where pages can be fetched from within the own network; null where they can't. */
export function allowedAddressWarning({ allowedAddress }: Environment): string | null {
  if (allowedAddress === undefined) return null
  return `MASTHEAD_ALLOW_ADDRESS is set: whoever may write here can make this machine fetch from ${allowedAddress}, though that may be no public site. It is meant for tests. Remove it where a newsletter is published.`
}

let parsed: Environment | undefined

/** The settings of this process, parsed on first use. */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env)
  return parsed
}
