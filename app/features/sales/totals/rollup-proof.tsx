import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { RollupCheck } from './rollups.server.ts'

type RollupProofProps = { proof: RollupCheck; canRebuild: boolean }

/** One line that proves the totals by the lines they are made of. */
export function RollupProof({ proof, canRebuild }: RollupProofProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  if (proof.equal) {
    return <Alert tone="good" title={t('page.proofGood', { amount: f.rupiah(proof.linesIdr) })} />
  }
  return (
    <Alert
      tone="bad"
      title={t('page.proofBad', {
        totals: f.rupiah(proof.totalsIdr),
        lines: f.rupiah(proof.linesIdr),
      })}
      actions={
        canRebuild ? (
          <ActionForm intent="rebuild">
            <SubmitButton variant="secondary" size="sm" name="intent" value="rebuild">
              {t('page.rebuild')}
            </SubmitButton>
          </ActionForm>
        ) : null
      }
    />
  )
}
