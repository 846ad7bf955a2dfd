import { clsx } from 'clsx'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { controlClass, ErrorList } from '#app/components/field-frame.tsx'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { messageOfIssue } from '#app/lib/form-messages.ts'

const inputClass = clsx(controlClass, 'min-h-10! px-2.5! py-1.5! text-[0.9375rem]!')
/** A figure being turned by its arrows is taken over after this rest. */
const REST_MS = 600

type Shared<Value> = {
  label: string
  /** Undefined when the selected objects differ. */
  value: Value | undefined
  onCommit: (value: Value) => void
  disabled?: boolean
  className?: string
  /** The label is only read aloud, where a heading says it for many. */
  hideLabel?: boolean | undefined
  /** Why what was typed before has not been taken by the server. */
  refused?: FormMessage | undefined
}

function Label({
  id,
  hide,
  children,
}: {
  id: string
  hide?: boolean | undefined
  children: ReactNode
}) {
  return (
    <label htmlFor={id} className={hide ? 'sr-only' : 'mb-1 block text-[0.8125rem] font-semibold'}>
      {children}
    </label>
  )
}

type InputFieldProps = Shared<string> & {
  /** Reads what was typed; answers a message when it cannot be. */
  read: (text: string) => { value: string } | { message: FormMessage }
  unit?: string
  numeric?: boolean
  step?: number
}

/** One line that is taken over when it is left, by Enter, or after a moment's rest. Escape brings back what was. */
function InputField(props: InputFieldProps) {
  const { label, hideLabel, value, onCommit, read, unit, numeric, step, disabled } = props
  const { className, refused } = props
  const { t } = useTranslation('ground')
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [wrong, setMessage] = useState<FormMessage>()
  const message = wrong ?? refused
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])

  const take = (text: string | undefined, leaving: boolean) => {
    clearTimeout(timer.current)
    if (text === undefined) return
    if (text === value) {
      setMessage(undefined)
      if (leaving) setDraft(undefined)
      return
    }
    const result = read(text)
    setMessage('message' in result ? result.message : undefined)
    if ('message' in result) return
    if (leaving) setDraft(undefined)
    onCommit(result.value)
  }
  return (
    <div className={className}>
      <Label id={id} hide={hideLabel}>
        {label}
      </Label>
      <div className="relative">
        <input
          id={id}
          type={numeric ? 'number' : 'text'}
          inputMode={numeric ? 'decimal' : undefined}
          step={step ?? (numeric ? 'any' : undefined)}
          value={draft ?? value ?? ''}
          placeholder={value === undefined ? t('mixed') : undefined}
          disabled={disabled}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? `${id}-error` : undefined}
          autoComplete="off"
          data-settled={draft === undefined ? '' : undefined}
          onChange={({ target }) => {
            setDraft(target.value)
            if (!numeric) return
            clearTimeout(timer.current)
            timer.current = setTimeout(() => take(target.value, false), REST_MS)
          }}
          onBlur={() => take(draft, true)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take(draft, true)
            if (event.key !== 'Escape') return
            event.stopPropagation()
            clearTimeout(timer.current)
            setDraft(undefined)
            setMessage(undefined)
          }}
          className={clsx(inputClass, numeric && 'figures', unit && 'pr-10!')}
        />
        {unit ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-soft"
          >
            {unit}
          </span>
        ) : null}
      </div>
      <ErrorList id={`${id}-error`} errors={message && [message]} />
    </div>
  )
}

type NumberFieldProps = Shared<number> & { schema: z.ZodType<number>; unit?: string; step?: number }

/** A figure. */
export function NumberInput({ value, onCommit, schema, ...rest }: NumberFieldProps) {
  return (
    <InputField
      {...rest}
      numeric
      value={value === undefined ? undefined : String(value)}
      read={(text) => {
        const result = schema.safeParse(text.trim() === '' ? undefined : Number(text))
        if (result.success) return { value: String(result.data) }
        const issue = result.error.issues[0]
        return { message: issue ? messageOfIssue(issue) : { key: 'invalid' } }
      }}
      onCommit={(text) => onCommit(Number(text))}
    />
  )
}

type TextFieldProps = Shared<string> & {
  schema: z.ZodType<string>
  /** What is wrong with the shape of the text, when it has one. */
  shapeError?: FormMessage['key']
  /** What only the others know: whether the text is taken. */
  check?: (text: string) => FormMessage | undefined
  upper?: boolean
}

/** A name or code. */
export function TextInput({ schema, shapeError, check, upper, ...rest }: TextFieldProps) {
  return (
    <InputField
      {...rest}
      read={(text) => {
        const result = schema.safeParse(upper ? text.trim().toUpperCase() : text)
        if (!result.success) {
          const issue = result.error.issues[0]
          if (shapeError && text.trim() !== '') return { message: { key: shapeError } }
          return { message: issue ? messageOfIssue(issue) : { key: 'invalid' } }
        }
        const message = check?.(result.data)
        return message ? { message } : { value: result.data }
      }}
    />
  )
}

type SelectProps = Shared<string> & { options: ReadonlyArray<{ value: string; label: string }> }

/** One of several. */
export function SelectInput(props: SelectProps) {
  const { label, hideLabel, value, onCommit, disabled, className, options, refused } = props
  const { t } = useTranslation('ground')
  const id = useId()
  return (
    <div className={className}>
      <Label id={id} hide={hideLabel}>
        {label}
      </Label>
      <select
        id={id}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-error` : undefined}
        value={value ?? ''}
        disabled={disabled}
        onChange={({ target }) => onCommit(target.value)}
        className={inputClass}
      >
        {value === undefined ? <option value="">{t('mixed')}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ErrorList id={`${id}-error`} errors={refused && [refused]} />
    </div>
  )
}

/** Yes or no; neither while the selected objects differ. */
export function CheckInput({ label, hideLabel, value, onCommit, disabled }: Shared<boolean>) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = value === undefined
  }, [value])
  return (
    <label className="flex min-h-10 items-center gap-2.5 text-[0.9375rem]">
      <input
        ref={box}
        type="checkbox"
        checked={value ?? false}
        disabled={disabled}
        onChange={({ target }) => onCommit(target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
    </label>
  )
}
