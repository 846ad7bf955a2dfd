import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { NumberField, SelectField } from '#app/components/fields.tsx'
import { ActionForm, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { shortKanwil } from '../registry/short-kanwil.ts'
import { QuotaForm } from './call-forms.ts'

type Quota = {
  code: string
  name: string
  minTables: number
  maxTables: number | null
  maxApplications: number | null
  applications: number
}

type KanwilQuotasProps = {
  quotas: ReadonlyArray<Quota>
  offices: ReadonlyArray<{ code: string; name: string }>
  reply: FormReply | undefined
}

/** As many are shown without being asked for. */
const FEW = 6

/** Kanwil whose limits differ from those of the call. */
export function KanwilQuotas({ quotas, offices, reply }: KanwilQuotasProps) {
  const { t } = useTranslation(['call', 'common'])
  const f = useFormat()
  const limit = (value: number | null) => (value === null ? '–' : f.number(value))
  return (
    <Section title={t('call:quota.title')} lead={t('call:quota.lead')}>
      {quotas.length > 0 ? (
        <details open={quotas.length <= FEW || undefined}>
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
            {t('call:quota.many', { count: quotas.length })}
          </summary>
          <Table
            caption={t('call:quota.title')}
            rows={quotas}
            rowKey={(row) => row.code}
            columns={[
              {
                key: 'name',
                header: t('call:quota.kanwil'),
                primary: true,
                cell: (row) => (
                  <>
                    {shortKanwil(row.name)}
                    <span className="figures block text-sm font-normal text-ink-soft sm:hidden">
                      {t('call:quota.inShort', {
                        min: f.number(row.minTables),
                        max: limit(row.maxTables),
                        applications: f.number(row.applications),
                        most: limit(row.maxApplications),
                      })}
                    </span>
                  </>
                ),
              },
              {
                key: 'min',
                desk: true,
                header: t('call:quota.minTables'),
                numeric: true,
                cell: (row) => f.number(row.minTables),
              },
              {
                key: 'max',
                desk: true,
                header: t('call:quota.maxTables'),
                numeric: true,
                cell: (row) => limit(row.maxTables),
              },
              {
                key: 'applications',
                desk: true,
                header: t('call:quota.maxApplications'),
                numeric: true,
                cell: (row) => `${f.number(row.applications)} / ${limit(row.maxApplications)}`,
              },
              {
                key: 'actions',
                header: t('call:quota.actions'),
                hideHeader: true,
                bare: true,
                cell: (row) => (
                  <ActionForm intent="removeQuota" values={{ kanwilCode: row.code }}>
                    <SubmitButton variant="secondary" size="sm">
                      {t('call:quota.remove')}
                      <span className="sr-only"> {row.name}</span>
                    </SubmitButton>
                  </ActionForm>
                ),
              },
            ]}
          />
        </details>
      ) : null}
      <QuotaEditor key={quotas.length} offices={offices} reply={reply} />
    </Section>
  )
}

function QuotaEditor({ offices, reply }: Pick<KanwilQuotasProps, 'offices' | 'reply'>) {
  const { t } = useTranslation(['call'])
  const [form, fields] = useGelarForm(QuotaForm, {
    id: 'batas',
    lastResult: reply,
    defaultValue: { minTables: 0 },
  })
  return (
    <Card className="mt-4">
      <GelarForm form={form}>
        <input type="hidden" name="intent" value="quota" />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField
            field={fields.kanwilCode}
            label={t('call:quota.kanwil')}
            placeholder={t('call:quota.choose')}
            options={offices.map(({ code, name }) => ({ value: code, label: shortKanwil(name) }))}
          />
          <NumberField field={fields.minTables} label={t('call:quota.minTables')} />
          <NumberField field={fields.maxTables} label={t('call:quota.maxTables')} optional />
          <NumberField
            field={fields.maxApplications}
            label={t('call:quota.maxApplications')}
            optional
          />
        </div>
        <SubmitButton variant="secondary" icon={<Plus />}>
          {t('call:quota.save')}
        </SubmitButton>
      </GelarForm>
    </Card>
  )
}
