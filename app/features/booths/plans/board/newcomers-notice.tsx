import { LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-fields.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { ActionForm } from '#app/components/form.tsx'

/** Given a place after the draft was made, and not in it. */
export type ShownNewcomer = { applicationId: string; exhibitor: string; booth: string }

type Props = { newcomers: ReadonlyArray<ShownNewcomer> }

const SHOWN = 6

/** Says above a draft who was given a place meanwhile, and takes them over on request. */
export function NewcomersNotice({
  newcomers,
  planId,
  mayChange,
}: Props & { planId: string; mayChange: boolean }) {
  const { t } = useTranslation(['plans'])
  if (newcomers.length === 0) return null
  return (
    <Alert
      tone="warn"
      className="mt-2"
      title={t('plans:newcomers.title', { count: newcomers.length })}
      actions={
        mayChange ? (
          <ActionForm intent="carry" values={{ planId }}>
            <SubmitButton size="sm" variant="secondary" icon={<LogIn />}>
              {t('plans:newcomers.carry')}
            </SubmitButton>
          </ActionForm>
        ) : undefined
      }
    >
      <p>{t('plans:newcomers.body')}</p>
      <Names newcomers={newcomers} />
    </Alert>
  )
}

/** Asks in the dialog of publishing what becomes of each of them; their names go along with the answer. */
export function NewcomersQuestion({ newcomers }: Props) {
  const { t } = useTranslation(['plans'])
  if (newcomers.length === 0) return null
  return (
    <div className="space-y-3">
      <div className="text-sm">
        <p className="font-semibold">{t('plans:newcomers.title', { count: newcomers.length })}</p>
        <Names newcomers={newcomers} />
      </div>
      {newcomers.map(({ applicationId }) => (
        <input key={applicationId} type="hidden" name="newcomerIds" value={applicationId} />
      ))}
      <RadioCards
        field={plainField('newcomers', { defaultValue: 'keep', required: true })}
        label={t('plans:newcomers.question')}
        choices={(['keep', 'drop'] as const).map((value) => ({
          value,
          label: t(`plans:newcomers.${value}`),
          detail: t(`plans:newcomers.${value}Detail`),
        }))}
      />
    </div>
  )
}

function Names({ newcomers }: Props) {
  const { t } = useTranslation(['plans'])
  const more = newcomers.length - SHOWN
  return (
    <ul className="mt-1 list-disc pl-5">
      {newcomers.slice(0, more === 1 ? undefined : SHOWN).map((row) => (
        <li key={row.applicationId}>
          {row.exhibitor} <span className="figures whitespace-nowrap">({row.booth})</span>
        </li>
      ))}
      {more > 1 ? <li>{t('plans:newcomers.more', { count: more })}</li> : null}
    </ul>
  )
}
