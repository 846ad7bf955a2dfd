import { useTranslation } from 'react-i18next'
import { RadioCards } from '#app/components/choice-fields.tsx'
import { controlClass, plainField } from '#app/components/field-frame.tsx'
import { leftOutFates } from '../../publish/left-out.ts'

/** Endorsed or accepted, and without a place in the draft. */
export type ShownLeftOut = { applicationId: string; exhibitor: string; losesBooth: string | null }

type Props = {
  leftOut: ReadonlyArray<ShownLeftOut>
  /** How many may come to be left out by the answer about newcomers. */
  newcomers: number
}

/** So many are asked about one by one; of more, only the names are shown. */
const ONE_BY_ONE = 200

/** Asks in the dialog of publishing what becomes of those without a place; their names go along with the answer. */
export function LeftOutQuestion({ leftOut, newcomers }: Props) {
  const { t } = useTranslation(['plans'])
  if (leftOut.length + newcomers === 0) return null
  const losers = leftOut.filter(({ losesBooth }) => losesBooth !== null)
  const ids = leftOut.map(({ applicationId }) => applicationId)
  return (
    <div className="space-y-3">
      <input type="hidden" name="leftOutIds" value={ids.join(',')} />
      {leftOut.length > 0 ? (
        <div className="text-sm">
          <p className="font-semibold">{t('plans:leftOut.title', { count: leftOut.length })}</p>
          {losers.length > 0 ? (
            <p className="mt-1">
              {t('plans:leftOut.loses', { count: losers.length })}{' '}
              {losers.map(({ exhibitor, losesBooth }) => `${exhibitor} (${losesBooth})`).join(', ')}
            </p>
          ) : null}
        </div>
      ) : null}
      <RadioCards
        field={plainField('leftOut', { defaultValue: 'waiting_list', required: true })}
        label={t('plans:leftOut.question')}
        hint={t('plans:leftOut.told')}
        choices={leftOutFates.map((value) => ({
          value,
          label: t(`plans:leftOut.${value}`),
          detail: t(`plans:leftOut.${value}Detail`),
        }))}
      />
      {leftOut.length > 0 ? <OneByOne leftOut={leftOut} /> : null}
    </div>
  )
}

function OneByOne({ leftOut }: Pick<Props, 'leftOut'>) {
  const { t } = useTranslation(['plans'])
  const asked = leftOut.length <= ONE_BY_ONE
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-semibold text-link">
        {t(asked ? 'plans:leftOut.names' : 'plans:leftOut.namesOnly')}
      </summary>
      <ul className="mt-2 max-h-72 divide-y divide-line overflow-y-auto">
        {leftOut.map(({ applicationId, exhibitor, losesBooth }) => (
          <li key={applicationId} className="flex flex-wrap items-center gap-2 py-1.5">
            <span className="min-w-0 grow basis-48">
              {exhibitor}
              {losesBooth ? <span className="figures"> ({losesBooth})</span> : null}
            </span>
            {asked ? (
              <select
                name="leftOutOwn"
                aria-label={t('plans:leftOut.own', { exhibitor })}
                className={`${controlClass} min-h-9 w-auto py-1`}
              >
                <option value="">{t('plans:leftOut.asAll')}</option>
                {leftOutFates.map((fate) => (
                  <option key={fate} value={`${applicationId}:${fate}`}>
                    {t(`plans:leftOut.${fate}`)}
                  </option>
                ))}
              </select>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
