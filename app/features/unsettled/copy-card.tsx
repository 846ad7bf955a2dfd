import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { controlClass, controlProps, FieldFrame } from '#app/components/field-frame.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { CopyCounts } from './read-copy.server.ts'
import { CopyForm } from './unsettled-forms.ts'

type CopyCardProps = {
  /** What the action answered to a copy that was refused. */
  reply: unknown
  /** What became of the copy that was read in just now. */
  counts: CopyCounts | undefined
}

/** Takes the saved copy of a phone and says what became of it. */
export function CopyCard({ reply, counts }: CopyCardProps) {
  const { t } = useTranslation('devices')
  const [form, fields] = useGelarForm(CopyForm, {
    id: 'copy',
    lastResult: reply,
    defaultValue: { intent: 'copy' },
  })
  const hint = t('unsettled.copy.hint')
  return (
    <Card className="max-w-2xl space-y-5">
      {counts ? <CopyResult counts={counts} /> : null}
      <GelarForm form={form} encType="multipart/form-data">
        <input type="hidden" name="intent" value="copy" />
        <FieldFrame field={fields.file} label={t('unsettled.copy.file')} hint={hint}>
          <input
            key={fields.file.key}
            type="file"
            accept=".json,application/json"
            {...controlProps(fields.file, hint)}
            className={clsx(
              controlClass,
              'cursor-pointer file:mr-4 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-link',
            )}
          />
        </FieldFrame>
        <FormActions>
          <SubmitButton variant="secondary">{t('unsettled.copy.read')}</SubmitButton>
        </FormActions>
      </GelarForm>
    </Card>
  )
}

const parts = ['stored', 'known', 'unsettled', 'unread', 'foreign'] as const

function CopyResult({ counts }: { counts: CopyCounts }) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const bad = counts.unread + counts.foreign > 0
  return (
    <Alert tone={bad ? 'warn' : 'good'} live title={t('unsettled.copy.done')}>
      <ul className="figures">
        {parts
          .filter((part) => counts[part] > 0 || part === 'stored')
          .map((part) => (
            <li key={part}>{t(`unsettled.copy.${part}`, { figure: f.number(counts[part]) })}</li>
          ))}
      </ul>
    </Alert>
  )
}
