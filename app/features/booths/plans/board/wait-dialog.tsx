import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { useBoard } from './use-board.tsx'

/** Asks before an application goes on the waiting list: its officers hear of it, so it is no step to be undone. */
export function WaitDialog({ applicationId, close }: { applicationId: string; close: () => void }) {
  const { t } = useTranslation(['plans', 'common'])
  const { byId, plan } = useBoard()
  const application = byId.get(applicationId)
  if (!application || application.status === 'waiting_list') return null
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
      title={t('plans:wait.title', { exhibitor: application.name })}
      lead={t('plans:wait.lead')}
    >
      <div className="flex flex-wrap gap-2">
        <ActionForm intent="wait" values={{ planId: plan.id, applicationId }} onSubmit={close}>
          <SubmitButton>{t('plans:wait.do')}</SubmitButton>
        </ActionForm>
        <Button variant="quiet" onClick={close}>
          {t('common:cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
