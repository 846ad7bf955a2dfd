import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { ServerRefused } from '#app/features/phone/ask-server.ts'

type TillFormProps = {
  /** Does it; throws `ServerRefused` or `ServerAway`. */
  run: (form: FormData) => Promise<void>
  submit: ReactNode
  children: ReactNode
}

const known = [
  'pairingCodeInvalid',
  'tooManyAttempts',
  'shiftOpenElsewhere',
  'shiftUnknown',
  'shiftClosed',
  'countNeedsTwoNames',
  'wrongDevice',
  'invalid',
] as const
type Known = (typeof known)[number] | 'offline'

function reasonOf(error: unknown): Known {
  if (!(error instanceof ServerRefused)) return 'offline'
  return known.find((code) => code === error.code) ?? 'invalid'
}

/** A form of the till that talks to the server and says in words when it was refused. */
export function TillForm({ run, submit, children }: TillFormProps) {
  const { t } = useTranslation('sales')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Known>()

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    setPending(true)
    setProblem(undefined)
    try {
      await run(new FormData(event.currentTarget))
    } catch (error) {
      setProblem(reasonOf(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <form onSubmit={send} className="mx-auto w-full max-w-md space-y-5 p-5">
      {problem ? <Alert tone="bad" live title={t(`till.problem.${problem}`)} /> : null}
      {children}
      <Button type="submit" size="lg" pending={pending} className="w-full">
        {submit}
      </Button>
    </form>
  )
}
