import { useTranslation } from 'react-i18next'
import { ActionForm } from '#app/components/action-form.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import type { PersonRow } from '../list-people.server.ts'
import type { OpenReset } from './list-resets.server.ts'

type ResetLineProps = {
  person: Pick<PersonRow, 'id' | 'name' | 'secondFactor'>
  reset: OpenReset | undefined
  /** Who looks at it. */
  ownId: string
}

/** The way back for a lost phone: asked for by one administrator, confirmed by another. */
export function ResetLine({ person, reset, ownId }: ResetLineProps) {
  const { t } = useTranslation('people')
  const { id: userId, name } = person
  if (!person.secondFactor || userId === ownId) return null
  if (!reset) {
    return (
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="quiet" aria-label={t('factorReset.askOf', { name })}>
            {t('factorReset.ask')}
          </Button>
        }
        title={t('factorReset.askTitle', { name })}
        body={t('factorReset.askBody')}
        confirm={t('factorReset.askAction')}
        intent="ask-reset"
        values={{ userId }}
      />
    )
  }
  return (
    <div className="space-y-1.5">
      <p className="text-sm text-warn">{t('factorReset.open', { name: reset.askedByName })}</p>
      <div className="flex flex-wrap gap-1">
        {reset.askedBy === ownId ? null : (
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="secondary">
                {t('factorReset.confirm')}
              </Button>
            }
            title={t('factorReset.confirmTitle', { name })}
            body={t('factorReset.confirmBody')}
            confirm={t('factorReset.confirm')}
            intent="confirm-reset"
            values={{ userId }}
          />
        )}
        <ActionForm intent="withdraw-reset" values={{ userId }}>
          <SubmitButton size="sm" variant="quiet">
            {t('factorReset.withdraw')}
          </SubmitButton>
        </ActionForm>
      </div>
    </div>
  )
}
