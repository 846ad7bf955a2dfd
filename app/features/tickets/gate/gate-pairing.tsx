import { useSearchParams } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { ServerRefused } from '#app/features/phone/ask-server.ts'
import { forgetCode } from '#app/features/phone/forget-code.ts'
import type { GateClient } from './gate-client.ts'

const known = ['pairingCodeInvalid', 'tooManyAttempts', 'wrongDevice'] as const
type Problem = (typeof known)[number] | 'offline' | 'invalid'

function problemOf(error: unknown): Problem {
  if (!(error instanceof ServerRefused)) return 'offline'
  return known.find((code) => code === error.code) ?? 'invalid'
}

type GatePairingProps = {
  client: GateClient
  revoked: boolean
  waiting: number
  onPaired: () => void
}

/** The first thing on a new phone: the code that the organizer shows, by address or typed. */
export function GatePairing({ client, revoked, waiting, onPaired }: GatePairingProps) {
  const { t } = useTranslation('tickets')
  const [search] = useSearchParams()
  const [problem, setProblem] = useState<Problem>()
  const [pending, setPending] = useState(false)

  async function pair(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    setPending(true)
    setProblem(undefined)
    try {
      await client.pair(String(form.get('code') ?? ''), String(form.get('label') ?? ''))
      forgetCode()
      onPaired()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setPending(false)
    }
  }

  return (
    <form onSubmit={pair} className="mx-auto w-full max-w-md space-y-5 p-5">
      {revoked ? (
        <Alert tone="warn" title={t('gate.pair.revoked')}>
          {waiting > 0 ? t('gate.pair.revokedWaiting', { count: waiting }) : null}
        </Alert>
      ) : null}
      {problem ? <Alert tone="bad" live title={t(`gate.pair.problem.${problem}`)} /> : null}
      <div>
        <h2 className="text-title font-extrabold">{t('gate.pair.title')}</h2>
        <p className="mt-1.5 text-ink-soft">{t('gate.pair.lead')}</p>
      </div>
      <TextField
        field={plainField('code', {
          defaultValue: search.get('kode') ?? '',
          required: true,
          maxLength: 40,
        })}
        label={t('gate.pair.code')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="XXXX-XXXX"
      />
      <TextField
        field={plainField('label', { required: true, maxLength: 80 })}
        label={t('gate.pair.label')}
        hint={t('gate.pair.labelHint')}
        autoComplete="off"
      />
      <Button type="submit" size="lg" pending={pending} className="w-full">
        {t('gate.pair.submit')}
      </Button>
    </form>
  )
}
