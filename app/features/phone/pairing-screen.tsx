import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { forgetCode } from './forget-code.ts'
import type { PhoneKind } from './pairing.ts'
import { PairingCodeField } from './pairing-code-field.tsx'
import { PhoneForm } from './phone-form.tsx'

type PairingScreenProps = {
  kind: PhoneKind
  client: { pair(code: string, label: string): Promise<void> }
  onPaired: () => void
  /** What the holder must know before pairing anew. */
  children?: ReactNode
}

/** The first thing on a new phone: the code that the organizer shows, by address or typed. */
export function PairingScreen({ kind, client, onPaired, children }: PairingScreenProps) {
  const { t } = useTranslation('common')
  const [search] = useSearchParams()
  const code = search.get('kode') ?? ''
  return (
    <PhoneForm
      submit={t('phone.pair.submit')}
      codes={['pairingCodeInvalid', 'wrongDevice', 'devicesEnded']}
      say={(problem) =>
        problem === 'wrongDevice' ? t(`phone.pair.${kind}.wrongDevice`) : t(`phone.pair.${problem}`)
      }
      run={async (form) => {
        await client.pair(String(form.get('code') ?? ''), String(form.get('label') ?? ''))
        forgetCode()
        onPaired()
      }}
    >
      {children}
      <div>
        <h2 className="text-title font-extrabold">{t(`phone.pair.${kind}.title`)}</h2>
        <p className="mt-1.5 text-ink-soft">{t(`phone.pair.${kind}.lead`)}</p>
      </div>
      <PairingCodeField
        field={plainField('code', { defaultValue: code, required: true, maxLength: 40 })}
        label={t('phone.pair.code')}
      />
      <TextField
        field={plainField('label', { required: true, maxLength: 80 })}
        label={t('phone.pair.label')}
        hint={t(`phone.pair.${kind}.labelHint`)}
        autoComplete="off"
      />
    </PhoneForm>
  )
}
