import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Table } from '#app/components/table.tsx'
import { DeviceCommand } from './device-forms.ts'

type Gate = { id: string; name: string; devices: number }

type GateListProps = {
  gates: ReadonlyArray<Gate>
  mayManage: boolean
  /** What the action answered to one of the forms here. */
  reply: unknown
}

/** The entrances of a festival, to be added and named. */
export function GateList({ gates, mayManage, reply }: GateListProps) {
  const { t } = useTranslation('devices')
  return (
    <div className="space-y-4">
      <Table
        caption={t('gates.title')}
        rows={gates}
        rowKey={(gate) => gate.id}
        keep
        columns={[
          { key: 'name', header: t('gates.name'), cell: (gate) => gate.name, primary: true },
          {
            key: 'devices',
            header: t('gates.devices'),
            cell: (gate) => t('gates.deviceCount', { count: gate.devices }),
            numeric: true,
          },
          ...(mayManage
            ? [
                {
                  key: 'rename',
                  header: t('gates.rename'),
                  hideHeader: true,
                  bare: true,
                  cell: (gate: Gate) => <GateDialog key={gate.name} gate={gate} reply={reply} />,
                },
              ]
            : []),
        ]}
        empty={<EmptyState drawing="mat" title={t('gates.emptyTitle')} />}
      />
      {mayManage ? <GateDialog key={gates.length} reply={reply} /> : null}
    </div>
  )
}

/** Names a new gate, or gives one another name. */
function GateDialog({ gate, reply }: { gate?: Gate; reply: unknown }) {
  const { t } = useTranslation('devices')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        gate ? (
          <Button variant="secondary" size="sm">
            {t('gates.rename')}
          </Button>
        ) : (
          <Button variant="secondary" icon={<Plus />}>
            {t('gates.add')}
          </Button>
        )
      }
      title={gate ? t('gates.renameTitle', { name: gate.name }) : t('gates.add')}
    >
      <GateForm gate={gate} reply={reply} />
    </Dialog>
  )
}

function GateForm({ gate, reply }: { gate?: Gate; reply: unknown }) {
  const { t } = useTranslation('devices')
  const intent = gate ? 'renameGate' : 'addGate'
  const [form, fields] = useGelarForm(DeviceCommand, {
    id: gate ? `gate-${gate.id}` : 'gate-new',
    lastResult: reply,
    defaultValue: { intent, name: gate?.name },
  })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value={intent} />
      {gate ? <input type="hidden" name="gateId" value={gate.id} /> : null}
      <TextField field={fields.name} label={t('gates.name')} hint={t('gates.nameHint')} />
      <FormActions>
        <SubmitButton>{t('gates.save')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )
}
