import { Form, type FormProps } from '@remix-run/react'
import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { Alert } from './alert.tsx'

type ActionFormProps = Omit<FormProps, 'children'> & {
  intent?: string
  values?: Record<string, string | number>
  children: ReactNode
}

/** A form without fields: a button that does one thing to one row. */
export function ActionForm({ intent, values = {}, children, className, ...rest }: ActionFormProps) {
  return (
    <Form method="post" {...rest} className={clsx('inline-flex', className)}>
      {intent === undefined ? null : <input type="hidden" name="intent" value={intent} />}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  )
}

/** The refusal of a whole form. It takes the focus when it appears, so that nobody overlooks it. */
export function FormErrors({
  id,
  errors,
}: {
  id: string
  errors?: FormMessage[] | null | undefined
}) {
  const { t } = useTranslation('errors')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors?.length) box.current?.focus()
  }, [errors])
  if (!errors?.length) return null
  return (
    <div ref={box} id={id} tabIndex={-1} className="rounded-card focus:outline-none">
      <Alert tone="bad" live title={errors.map((error) => t(error.key, error.params)).join(' ')} />
    </div>
  )
}
