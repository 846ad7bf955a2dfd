import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import type { UnitState } from './booth-state.ts'
import { QueuedReportForm, useReportQueue } from './report-queue.tsx'

type Props = {
  action: string
  back: string
  boothId: string
  applicationId?: string | undefined
  kind: UnitState
  /** Of whom, for those who hear the page. */
  of: string
  variant?: 'primary' | 'secondary' | 'quiet'
}

/** Notes with one press how far a unit or booth has come. */
export function ProgressButton(props: Props) {
  const { action, back, boothId, applicationId, kind, of, variant = 'primary' } = props
  const { t } = useTranslation(['onsite'])
  const { waiting } = useReportQueue()
  const sending = waiting.some(({ fields }) => {
    const of = new Map(fields)
    return (
      of.get('boothId') === boothId &&
      of.get('kind') === kind &&
      of.get('applicationId') === applicationId
    )
  })
  return (
    <QueuedReportForm
      action={action}
      back={back}
      values={{ intent: 'progress', boothId, applicationId, kind }}
    >
      <Button type="submit" variant={variant} pending={sending} className="min-h-11">
        {t(`onsite:do.${kind}`)}
        <span className="sr-only">: {of}</span>
      </Button>
    </QueuedReportForm>
  )
}
