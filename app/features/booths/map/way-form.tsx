import { Footprints } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'

type WayFormProps = {
  asked: { from: string; to: string }
  /** Names that can be chosen from while typing. */
  labels: ReadonlyArray<string>
}

/** From where to where: two fields that take whatever visitors call a place. */
export function WayForm({ asked, labels }: WayFormProps) {
  const { t } = useTranslation('map')
  return (
    <details open={asked.to !== ''} className="rounded-card border border-line bg-surface">
      <summary className="flex min-h-12 items-center gap-2 rounded-card px-4 font-semibold">
        <Footprints aria-hidden="true" className="size-5 text-link" />
        {t('way.open')}
      </summary>
      <form method="get" action="#jalan" className="space-y-3 px-4 pb-4">
        <TextField
          field={plainField('dari', { defaultValue: asked.from, maxLength: 100 })}
          label={t('way.from')}
          hint={t('way.hint')}
          list="tempat"
          autoComplete="off"
        />
        <TextField
          field={plainField('ke', { defaultValue: asked.to, maxLength: 100, required: true })}
          label={t('way.to')}
          list="tempat"
          autoComplete="off"
        />
        <datalist id="tempat">
          {labels.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <Button type="submit" variant="secondary">
          {t('way.submit')}
        </Button>
      </form>
    </details>
  )
}
