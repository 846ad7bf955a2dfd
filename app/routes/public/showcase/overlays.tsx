import { Copy, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { DescriptionList } from '#app/components/description-list.tsx'
import { ConfirmDialog, Dialog } from '#app/components/dialog.tsx'
import { Drawing, type DrawingName } from '#app/components/drawing.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Menu, MenuItem, MenuSeparator } from '#app/components/menu.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { Progress, Skeleton, Spinner } from '#app/components/progress.tsx'
import { QrCode } from '#app/components/qr-code.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { Tooltip } from '#app/components/tooltip.tsx'
import type { QrShape } from '#app/lib/qr.server.ts'

const drawings: DrawingName[] = [
  'mat',
  'stall',
  'stage',
  'gate',
  'ticket',
  'list',
  'search',
  'device',
  'mail',
]

/** What opens above a page. */
export function OverlayParts() {
  const { t } = useTranslation('showcase')
  return (
    <Section title={t('overlays.title')}>
      <Card className="flex flex-wrap gap-2.5">
        <Dialog
          trigger={<Button variant="secondary">{t('overlays.dialog')}</Button>}
          title={t('overlays.dialog')}
          lead={t('overlays.dialogLead')}
        >
          <p>{t('overlays.dialogBody')}</p>
        </Dialog>
        <ConfirmDialog
          trigger={<Button variant="danger">{t('overlays.confirm')}</Button>}
          title={t('overlays.confirmTitle')}
          body={t('overlays.confirmBody')}
          confirm={t('overlays.confirmAction')}
          intent="toast"
        />
        <Menu trigger={<Button variant="secondary">{t('overlays.menu')}</Button>}>
          <MenuItem icon={<Pencil />}>{t('overlays.edit')}</MenuItem>
          <MenuItem icon={<Copy />} disabled>
            {t('overlays.copy')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} danger>
            {t('overlays.remove')}
          </MenuItem>
        </Menu>
        <Tooltip content={t('overlays.tooltip')}>
          <Button variant="quiet">{t('overlays.tooltipTrigger')}</Button>
        </Tooltip>
        <ActionForm>
          <SubmitButton variant="secondary" name="intent" value="toast">
            {t('overlays.toast')}
          </SubmitButton>
        </ActionForm>
      </Card>
    </Section>
  )
}

/** Tabs, lists, codes and drawings. */
export function MoreParts({ code }: { code: QrShape }) {
  const { t } = useTranslation('showcase')
  return (
    <>
      <Section title={t('tabs.title')}>
        <Tabs
          label={t('tabs.title')}
          tabs={[
            { value: 'plan', label: t('tabs.plan'), content: t('tabs.planBody') },
            { value: 'list', label: t('tabs.list'), content: t('tabs.listBody') },
            { value: 'history', label: t('tabs.history'), content: t('tabs.historyBody') },
          ]}
        />
      </Section>
      <Section title={t('more.title')}>
        <div className="grid gap-4 lg:grid-cols-2">
          <Card className="space-y-5">
            <Progress
              label={t('more.progress')}
              value={214}
              max={300}
              text={t('more.progressText')}
            />
            <DescriptionList
              items={[
                { term: t('more.booth'), detail: 'B-12' },
                { term: t('more.zone'), detail: t('more.zoneName') },
              ]}
            />
            <div className="flex items-center gap-3">
              <Spinner className="size-6" />
              <span>{t('more.loading')}</span>
            </div>
            <div className="space-y-2">
              <Skeleton className="h-5 w-2/3" />
              <Skeleton className="h-5 w-1/2" />
            </div>
          </Card>
          <Card className="flex flex-col items-center gap-3">
            <QrCode shape={code} label={t('more.code')} className="w-56" />
            <p className="text-sm text-ink-soft">{t('more.codeHint')}</p>
          </Card>
        </div>
      </Section>
      <Section title={t('drawings.title')}>
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {drawings.map((name) => (
            <li key={name} className="grid place-items-center rounded-card bg-surface p-3">
              <Drawing name={name} className="h-24 w-full" />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
