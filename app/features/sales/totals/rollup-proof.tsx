import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ProvedTotals } from './rollup-proof.server.ts'

type RollupProofProps = {
  proof: ProvedTotals | undefined
  timeZone: string
  /** Whether the reader may have it proved anew, and the totals mended. */
  canProve: boolean
}

/** What the last proof of the totals by their lines has found, and as of when. */
export function RollupProof({ proof, timeZone, canProve }: RollupProofProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const prove = canProve ? <IntentButton intent="prove" label={t('page.prove')} /> : null
  if (!proof) {
    return (
      <Alert title={t('page.proofNone')} actions={prove}>
        {t('page.proofNoneBody')}
      </Alert>
    )
  }
  const at = f.instant(proof.provedAt, timeZone)
  if (proof.equal) {
    return (
      <Alert
        tone="good"
        title={t('page.proofGood', { at, amount: f.rupiah(proof.linesIdr) })}
        actions={prove}
      />
    )
  }
  return (
    <Alert
      tone="bad"
      title={t('page.proofBad', {
        at,
        totals: f.rupiah(proof.totalsIdr),
        lines: f.rupiah(proof.linesIdr),
      })}
      actions={
        canProve ? (
          <>
            <IntentButton intent="rebuild" label={t('page.rebuild')} />
            {prove}
          </>
        ) : null
      }
    />
  )
}

function IntentButton({ intent, label }: { intent: 'prove' | 'rebuild'; label: string }) {
  return (
    <ActionForm>
      <SubmitButton variant="secondary" size="sm" name="intent" value={intent}>
        {label}
      </SubmitButton>
    </ActionForm>
  )
}
