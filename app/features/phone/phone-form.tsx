import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { ServerBusy, ServerRefused } from './ask-server.ts'

type PhoneFormProps<Code extends string> = {
  /** Does it; throws `ServerRefused` or `ServerAway`. */
  run: (form: FormData) => Promise<void>
  /** The refusals that have words of their own. */
  codes: ReadonlyArray<Code>
  say: (code: Code) => string
  submit: ReactNode
  children: ReactNode
}

type Problem<Code> = { code: Code } | 'invalid' | 'tooManyAttempts' | 'offline'

function problemOf<Code extends string>(error: unknown, codes: ReadonlyArray<Code>): Problem<Code> {
  if (error instanceof ServerBusy) return 'tooManyAttempts'
  if (!(error instanceof ServerRefused)) return 'offline'
  const code = codes.find((known) => known === error.code)
  return code === undefined ? 'invalid' : { code }
}

/** A form of a phone's page that talks to the server and says in words when it was refused. */
export function PhoneForm<Code extends string>(props: PhoneFormProps<Code>) {
  const { run, codes, say, submit, children } = props
  const { t } = useTranslation('common')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem<Code>>()

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    setPending(true)
    setProblem(undefined)
    try {
      await run(new FormData(event.currentTarget))
    } catch (error) {
      setProblem(problemOf(error, codes))
    } finally {
      setPending(false)
    }
  }
  const words =
    problem && (typeof problem === 'string' ? t(`phone.problem.${problem}`) : say(problem.code))
  return (
    <form onSubmit={send} className="mx-auto w-full max-w-md space-y-5 p-5">
      {words ? <Alert tone="bad" live title={words} /> : null}
      {children}
      <Button type="submit" size="lg" pending={pending} className="w-full">
        {submit}
      </Button>
    </form>
  )
}
