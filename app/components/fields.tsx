import { clsx } from 'clsx'
import { ChevronDown, Search } from 'lucide-react'
import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react'
import { useTranslation } from 'react-i18next'
import { controlClass, controlProps, FieldFrame, type FieldProps } from './field-frame.tsx'

type Own = 'name' | 'id' | 'form' | 'defaultValue' | 'className' | 'required'
type InputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, Own>

/** One line of text: also e-mail, telephone, password and address by `type`. */
export function TextField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  ...input
}: InputProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel, className }}>
      <input
        key={field.key}
        type="text"
        minLength={field.minLength}
        maxLength={field.maxLength}
        pattern={field.pattern}
        {...input}
        {...controlProps(field, hint, optional)}
        defaultValue={field.defaultValue}
        className={controlClass}
      />
    </FieldFrame>
  )
}

type NumberProps = InputProps & { unit?: ReactNode }

/**
 * A count, with its unit at the end. Text to the browser: one of type `number` takes `1.000` for one, and forgets
 * what is no number instead of showing it beside its message.
 */
export function NumberField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  unit,
  ...input
}: NumberProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel, className }}>
      <div className="relative">
        <input
          key={field.key}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...input}
          {...controlProps(field, hint, optional)}
          defaultValue={field.defaultValue}
          className={clsx(controlClass, 'figures', unit && 'pr-16')}
        />
        {unit ? (
          <span className="pointer-events-none absolute inset-y-0 right-3.5 flex items-center text-sm text-ink-soft">
            {unit}
          </span>
        ) : null}
      </div>
    </FieldFrame>
  )
}

/** Whole rupiah; thousands may be typed with or without dots. */
export function RupiahField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  ...input
}: InputProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel, className }}>
      <div className="relative">
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-3.5 flex items-center font-semibold text-ink-soft"
        >
          Rp
        </span>
        <input
          key={field.key}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...input}
          {...controlProps(field, hint, optional)}
          defaultValue={field.defaultValue}
          className={clsx(controlClass, 'figures pl-11 text-right')}
        />
      </div>
    </FieldFrame>
  )
}

type DateLikeProps = InputProps & { type: 'date' | 'datetime-local' | 'time' }

function DateLikeField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  type,
  ...input
}: DateLikeProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel, className }}>
      <input
        key={field.key}
        type={type}
        min={field.min}
        max={field.max}
        {...input}
        {...controlProps(field, hint, optional)}
        defaultValue={field.defaultValue}
        className={clsx(controlClass, 'figures')}
      />
    </FieldFrame>
  )
}

/** A calendar day. */
export function DateField(props: InputProps) {
  return <DateLikeField {...props} type="date" />
}

/** A day and a clock time in the venue's zone: say the zone's letters in the hint. */
export function DateTimeField(props: InputProps) {
  return <DateLikeField {...props} type="datetime-local" />
}

/** A clock time. */
export function TimeField(props: InputProps) {
  return <DateLikeField {...props} type="time" />
}

type TextareaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>

/** Several lines of text. */
export function TextareaField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  rows = 4,
  ...textarea
}: TextareaProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel, className }}>
      <textarea
        key={field.key}
        rows={rows}
        minLength={field.minLength}
        maxLength={field.maxLength}
        {...textarea}
        {...controlProps(field, hint, optional)}
        defaultValue={field.defaultValue}
        className={controlClass}
      />
    </FieldFrame>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }
type OptionGroup = { label: string; options: ReadonlyArray<Option> }

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, Own> & {
    options: ReadonlyArray<Option | OptionGroup>
    /** The first, empty choice. */
    placeholder?: string
  }

/** One of many, by the machine's own list. */
export function SelectField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  options,
  placeholder,
  ...select
}: SelectProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel, className }}>
      <div className="relative">
        <select
          key={field.key}
          {...select}
          {...controlProps(field, hint, optional)}
          defaultValue={field.defaultValue ?? ''}
          className={clsx(controlClass, 'appearance-none truncate pr-10')}
        >
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((item) =>
            'options' in item ? (
              <optgroup key={item.label} label={item.label}>
                {item.options.map(renderOption)}
              </optgroup>
            ) : (
              renderOption(item)
            ),
          )}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-3 my-auto size-5 text-ink-soft"
        />
      </div>
    </FieldFrame>
  )
}

function renderOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}

type SearchProps = Omit<InputProps, 'label'> & { label?: string }

/** Looks for something in the list below: belongs in a GET form. */
export function SearchField({ field, label, hint, className, ...input }: SearchProps) {
  const { t } = useTranslation('common')
  return (
    <FieldFrame
      field={field}
      label={label ?? t('search')}
      hint={hint}
      hideLabel
      className={className}
    >
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-5 text-ink-soft"
        />
        <input
          key={field.key}
          type="search"
          enterKeyHint="search"
          placeholder={label ?? t('search')}
          {...input}
          {...controlProps(field, hint)}
          defaultValue={field.defaultValue}
          className={clsx(controlClass, 'pl-10')}
        />
      </div>
    </FieldFrame>
  )
}
