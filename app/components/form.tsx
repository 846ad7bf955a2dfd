import { type DefaultValue, type FormMetadata, FormProvider, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { Form, type FormProps } from '@remix-run/react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { $ZodType, input, output } from 'zod/v4/core'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { FormErrors } from './action-form.tsx'

// Kept apart, for pages whose forms have no fields: they go without the library of forms.
export { ActionForm, FormErrors } from './action-form.tsx'

type FormSchema = $ZodType<unknown, Record<string, unknown>>

type GelarFormOptions<Schema extends FormSchema> = {
  /** Tells several forms of one page apart. */
  id?: string
  /** What the action answered; anything that is no reply to a form counts as none. */
  lastResult?: unknown
  defaultValue?: DefaultValue<input<Schema>>
}

/**
 * A form that is checked by the same schema in browser and server. After the first attempt
 * a field is checked again with every key. Works without script: the action answers the same.
 */
export function useGelarForm<Schema extends FormSchema>(
  schema: Schema,
  { id, lastResult, defaultValue }: GelarFormOptions<Schema> = {},
) {
  const made = useForm<input<Schema>, output<Schema>, FormMessage[]>({
    id,
    lastResult: isFormReply(lastResult) ? lastResult : undefined,
    defaultValue,
    constraint: getZodConstraint(schema),
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => parseForm(formData, schema),
  })
  listen(made[0])
  return made
}

/**
 * Subscribes the component of the hook itself to messages, first values and keys. Conform notes what is
 * read while rendering and forgets it at the next rendering; React may render a component once more and
 * skip its children (useTranslation makes it do so), and what the fields have read would be lost.
 */
function listen(form: { allErrors: unknown; initialValue: unknown; key: unknown }) {
  return [form.allErrors, form.initialValue, form.key]
}

function isFormReply(value: unknown): value is FormReply {
  return (
    typeof value === 'object' && value !== null && ('error' in value || 'initialValue' in value)
  )
}

/** What a `<form>` needs of the form that `useGelarForm` made, whatever its schema. */
type AnyForm = Pick<FormMetadata, 'onSubmit' | 'noValidate'> & {
  id: string
  errorId: string
  errors: FormMessage[] | undefined
  context: Parameters<typeof FormProvider>[0]['context']
}

type GelarFormProps = Omit<FormProps, 'id' | 'onSubmit' | 'noValidate'> & {
  form: AnyForm
  children: ReactNode
}

/** The `<form>` of `useGelarForm`: posts, and shows what the action refused above its fields. */
export function GelarForm({ form, className, children, method = 'post', ...rest }: GelarFormProps) {
  const refused = Boolean(form.errors?.length)
  return (
    <FormProvider context={form.context}>
      <Form
        {...rest}
        method={method}
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        aria-describedby={refused ? form.errorId : undefined}
        className={clsx('space-y-5', className)}
      >
        <FormErrors id={form.errorId} errors={form.errors} />
        {children}
      </Form>
    </FormProvider>
  )
}

/** Fields that belong together side by side where there is room. */
export function FieldRow({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx('grid items-start gap-5 sm:grid-cols-2', className)}>{children}</div>
}

/** The buttons at the end of a form: the main one first, full width on a phone. */
export function FormActions({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={clsx('flex flex-col gap-2.5 pt-1 sm:flex-row sm:items-center', className)}>
      {children}
    </div>
  )
}
