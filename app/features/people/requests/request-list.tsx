import { useTranslation } from 'react-i18next'
import { ActionForm } from '#app/components/action-form.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import type { GrantRequestRow } from './list-requests.server.ts'

type RequestListProps = { requests: ReadonlyArray<GrantRequestRow>; mayManage: boolean }

/** Roles that reach beyond one festival and wait for a second person. */
export function RequestList({ requests, mayManage }: RequestListProps) {
  const { t } = useTranslation('people')
  if (requests.length === 0) return null
  return (
    <Section title={t('request.title')} lead={t('request.lead')} className="mb-8">
      <ul className="space-y-3">
        {requests.map((request) => (
          <li key={request.id}>
            <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
              <div className="min-w-0">
                <p className="font-semibold">
                  {request.name}{' '}
                  <span className="text-sm font-normal break-all text-ink-soft">
                    {request.email}
                  </span>
                </p>
                <p>{[t(`role.${request.role}`), request.scope].filter(Boolean).join(' · ')}</p>
                <p className="text-sm text-ink-soft">
                  {t('request.by', { name: request.askedBy, event: request.event })}
                </p>
              </div>
              {mayManage ? <Settle request={request} /> : null}
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Settle({ request }: { request: GrantRequestRow }) {
  const { t } = useTranslation('people')
  const values = { requestId: request.id }
  const role = t(`role.${request.role}`)
  return (
    <div className="flex flex-wrap gap-2">
      {request.mine ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="secondary">
              {t('request.confirm')}
            </Button>
          }
          title={t('request.confirmTitle', { role, name: request.name })}
          body={t('request.confirmBody', { name: request.askedBy })}
          confirm={t('request.confirm')}
          intent="confirm-grant"
          values={values}
        />
      ) : null}
      <ActionForm intent="decline-grant" values={values}>
        <SubmitButton size="sm" variant="quiet">
          {t('request.decline')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
