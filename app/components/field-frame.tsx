import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'

/** What a field needs to know of its place in a form; conform's field metadata fits it. */
export type FieldLike = {
  id: string
  name: string
  errorId: string
  descriptionId: string
  key?: string | undefined
  formId?: string
  errors?: FormMessage[] | undefined
  defaultValue?: string | undefined
  defaultOptions?: string[] | undefined
  defaultChecked?: boolean | undefined
  required?: boolean | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  step?: string | number | undefined
  pattern?: string | undefined
}

type PlainOptions = Pick<
  FieldLike,
  | 'defaultValue'
  | 'defaultOptions'
  | 'defaultChecked'
  | 'required'
  | 'errors'
  | 'max'
  | 'min'
  | 'maxLength'
> & { id?: string }

/** A field of a form without a schema: a search, a filter. */
export function plainField(name: string, { id = name, ...rest }: PlainOptions = {}): FieldLike {
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, ...rest }
}

export type FieldProps = {
  field: FieldLike
  label: ReactNode
  /** What to know before filling it in; stays visible. */
  hint?: ReactNode
  /** Says `(opsional)` beside the label. */
  optional?: boolean
  hideLabel?: boolean
  className?: string
}

/** Attributes that tie a control to its label, hint and messages. */
export function controlProps(field: FieldLike, hint: ReactNode, optional?: boolean) {
  const invalid = Boolean(field.errors?.length)
  const describedBy = [invalid && field.errorId, hint && field.descriptionId].filter(Boolean)
  return {
    id: field.id,
    name: field.name,
    form: field.formId,
    required: (field.required && !optional) || undefined,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
  }
}

/** The look of everything one types or chooses in. */
export const controlClass = clsx(
  'block w-full min-h-11 rounded-control border border-line-strong bg-surface px-3.5 py-2 text-base text-ink',
  'placeholder:text-ink-soft/75 transition-[border-color,box-shadow] duration-150 hover:border-ink',
  'focus:border-focus focus:outline-none focus:ring-3 focus:ring-focus/30',
  'aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-soft [&[readonly]]:bg-sunken',
)

/** What is wrong, in the reader's words. */
export function ErrorList({ id, errors }: { id: string; errors?: FormMessage[] | undefined }) {
  const { t } = useTranslation('errors')
  const f = useFormat()
  if (!errors?.length) return null
  const worded = ({ params = {} }: FormMessage): FormMessage['params'] =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number' ? f.number(value) : value,
      ]),
    )
  return (
    <ul id={id} className="mt-1.5 space-y-1 text-sm font-medium text-bad">
      {errors.map((error) => (
        <li key={error.key} className="flex gap-1.5">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t(error.key, worded(error))}
        </li>
      ))}
    </ul>
  )
}

/** Says that a field may stay empty. */
export function OptionalMark() {
  const { t } = useTranslation('common')
  return <span className="ml-1.5 font-normal text-ink-soft">{t('optional')}</span>
}

/** The name above a control. */
export function FieldLabel({
  field,
  label,
  optional,
  hideLabel,
}: Pick<FieldProps, 'field' | 'label' | 'optional' | 'hideLabel'>) {
  return (
    <label
      htmlFor={field.id}
      className={clsx('mb-1.5 block text-sm font-semibold', hideLabel && 'sr-only')}
    >
      {label}
      {optional ? <OptionalMark /> : null}
    </label>
  )
}

/** What to know before filling a control in, below it. */
export function FieldHint({ field, children }: { field: FieldLike; children: ReactNode }) {
  if (!children) return null
  return (
    <p id={field.descriptionId} className="mt-1.5 text-sm text-ink-soft">
      {children}
    </p>
  )
}

type FrameProps = Omit<FieldProps, 'className'> & { className?: string; children: ReactNode }

/** Label above, control, hint below, then the messages. */
export function FieldFrame({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  children,
}: FrameProps) {
  return (
    <div className={className}>
      <FieldLabel {...{ field, label, optional, hideLabel }} />
      {children}
      <FieldHint field={field}>{hint}</FieldHint>
      <ErrorList id={field.errorId} errors={field.errors} />
    </div>
  )
}
