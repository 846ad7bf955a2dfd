import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { forgetCode } from '#app/features/phone/forget-code.ts'
import type { TillClient } from './till-client.ts'
import { TillForm } from './till-form.tsx'

/** The first thing on a new phone: the code that the organizer shows, by address or typed. */
export function PairingScreen({ client, onPaired }: { client: TillClient; onPaired: () => void }) {
  const { t } = useTranslation('sales')
  const [search] = useSearchParams()
  const code = search.get('kode') ?? ''
  return (
    <TillForm
      submit={t('till.pair.submit')}
      run={async (form) => {
        await client.pair(String(form.get('code') ?? ''), String(form.get('label') ?? ''))
        forgetCode()
        onPaired()
      }}
    >
      <div>
        <h2 className="text-title font-extrabold">{t('till.pair.title')}</h2>
        <p className="mt-1.5 text-ink-soft">{t('till.pair.lead')}</p>
      </div>
      <TextField
        field={plainField('code', { defaultValue: code, required: true, maxLength: 40 })}
        label={t('till.pair.code')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="XXXX-XXXX"
      />
      <TextField
        field={plainField('label', { required: true, maxLength: 80 })}
        label={t('till.pair.label')}
        hint={t('till.pair.labelHint')}
        autoComplete="off"
      />
    </TillForm>
  )
}
