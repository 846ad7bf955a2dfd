import { X } from 'lucide-react'
import { Dialog as Radix, AlertDialog as RadixAlert } from 'radix-ui'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionForm } from './action-form.tsx'
import { Button, type ButtonVariant, IconButton, SubmitButton } from './button.tsx'
import { isInNotices } from './notices.tsx'

const veilClass = 'animate-fade fixed inset-0 z-40 bg-[#0b0b1f]/55'
const sheetClass =
  'animate-rise fixed z-50 inset-x-0 bottom-0 max-h-[92dvh] overflow-y-auto rounded-t-card bg-surface p-5 shadow-lift focus:outline-none ' +
  'sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[min(34rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:p-6'

type DialogProps = {
  /** The button that opens it; leave out when `open` is given. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: ReactNode
  /** One sentence under the title. */
  lead?: ReactNode
  children: ReactNode
}

/** Something short that is done without leaving the page. From below on a phone, in the middle on a desk. */
export function Dialog({ trigger, open, onOpenChange, title, lead, children }: DialogProps) {
  const { t } = useTranslation('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={veilClass} />
        <Radix.Content
          className={sheetClass}
          onInteractOutside={(event) => {
            if (isInNotices(event.target)) event.preventDefault()
          }}
          {...(lead ? {} : { 'aria-describedby': undefined })}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="text-xl font-bold tracking-tight">{title}</Radix.Title>
              {lead ? (
                <Radix.Description className="mt-1 text-ink-soft">{lead}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton label={t('close')} size="sm" className="-mt-1 -mr-1">
                <X />
              </IconButton>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type ConfirmDialogProps = {
  trigger: ReactElement
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  body: ReactNode
  /** The words of the button that does it: a verb, not "OK". */
  confirm: ReactNode
  tone?: ButtonVariant
  intent?: string
  values?: Record<string, string | number>
  /** Where the form is sent; this page when left out. */
  action?: string
  /** Fields to fill in first, e.g. the reason. */
  children?: ReactNode
}

/** Asks before something that cannot be taken back, then posts an ordinary form. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, title, body, confirm, tone = 'danger', intent, values, action, children } = props
  const { t } = useTranslation('common')
  const [open, setOpen] = useState(false)
  return (
    <RadixAlert.Root open={open} onOpenChange={setOpen}>
      <RadixAlert.Trigger asChild>{trigger}</RadixAlert.Trigger>
      <RadixAlert.Portal>
        <RadixAlert.Overlay className={veilClass} />
        <RadixAlert.Content className={sheetClass}>
          <RadixAlert.Title className="text-xl font-bold tracking-tight">{title}</RadixAlert.Title>
          <RadixAlert.Description className="mt-2 text-ink-soft">{body}</RadixAlert.Description>
          <ActionForm
            intent={intent}
            values={values}
            action={action}
            onSubmit={() => setOpen(false)}
            className="mt-5 w-full flex-col gap-5"
          >
            {children}
            <div className="flex w-full flex-col gap-2.5 sm:flex-row-reverse">
              <SubmitButton variant={tone}>{confirm}</SubmitButton>
              <RadixAlert.Cancel asChild>
                <Button variant="secondary">{t('cancel')}</Button>
              </RadixAlert.Cancel>
            </div>
          </ActionForm>
        </RadixAlert.Content>
      </RadixAlert.Portal>
    </RadixAlert.Root>
  )
}
