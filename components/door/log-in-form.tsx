import { Field } from '@/components/ui/field.tsx'

/** Log in. The same words for an unknown e-mail and a wrong password come in as `fault`. */
export function LogInForm({ title, email, fault }: { title: string; email: string; fault: string | null }) {
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">Log in to write.</p>
      {fault && (
        <p className="notice" data-kind="fault" role="alert">
          {fault}
        </p>
      )}
      <form method="post" action="/login">
        <Field
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          defaultValue={email}
          autoFocus={email === ''}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          autoFocus={email !== ''}
        />
        <button className="button" data-kind="primary" type="submit">
          Log in
        </button>
      </form>
    </>
  )
}
