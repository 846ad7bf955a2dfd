import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import {
  controlProps,
  ErrorList,
  FieldHint,
  type FieldLike,
  type FieldProps,
  OptionalMark,
} from './field-frame.tsx'

const boxClass =
  'size-5 shrink-0 accent-accent focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus'

/** Yes or no, with the whole sentence to press on. */
export function CheckboxField({ field, label, hint, className }: FieldProps) {
  return (
    <div className={className}>
      <label className="flex min-h-11 items-start gap-3 py-2.5">
        <input
          key={field.key}
          type="checkbox"
          value="on"
          {...controlProps(field, hint)}
          defaultChecked={field.defaultChecked}
          className={clsx(boxClass, 'mt-0.5')}
        />
        <span className="leading-snug">
          <span className="font-medium">{label}</span>
          {hint ? (
            <span id={field.descriptionId} className="mt-0.5 block text-sm text-ink-soft">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      <ErrorList id={field.errorId} errors={field.errors} />
    </div>
  )
}

export type Choice = {
  value: string
  label: ReactNode
  detail?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

type GroupProps = FieldProps & { choices: ReadonlyArray<Choice> }

/** The legend, hint and messages of several inputs that answer one question. */
function Group({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  const { 'aria-describedby': describedBy } = controlProps(field, hint, optional)
  return (
    <fieldset className={className} aria-describedby={describedBy} id={field.id}>
      <legend className={clsx('mb-1.5 text-sm font-semibold', hideLabel && 'sr-only')}>
        {label}
        {optional ? <OptionalMark /> : null}
      </legend>
      {children}
      <FieldHint field={field}>{hint}</FieldHint>
      <ErrorList id={field.errorId} errors={field.errors} />
    </fieldset>
  )
}

function chosen(field: FieldLike, value: string): boolean {
  return field.defaultOptions?.includes(value) ?? field.defaultValue === value
}

const cardClass = clsx(
  'relative flex min-h-14 cursor-pointer items-start gap-3 rounded-control border border-line-strong bg-surface px-4 py-3',
  'transition-colors duration-150 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft',
  'has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
  'has-disabled:cursor-not-allowed has-disabled:opacity-60',
)

function ChoiceCards({
  field,
  choices,
  type,
}: { type: 'radio' | 'checkbox' } & Pick<GroupProps, 'field' | 'choices'>) {
  const { name, form, 'aria-invalid': invalid } = controlProps(field, undefined)
  return choices.map((choice) => (
    <label key={choice.value} className={cardClass}>
      <input
        key={field.key}
        type={type}
        name={name}
        form={form}
        value={choice.value}
        aria-invalid={invalid}
        required={type === 'radio' ? field.required : undefined}
        disabled={choice.disabled}
        defaultChecked={chosen(field, choice.value)}
        className="mt-0.5 size-5 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0 grow leading-snug">
        <span className="font-semibold">{choice.label}</span>
        {choice.detail ? (
          <span className="mt-0.5 block text-sm text-ink-soft">{choice.detail}</span>
        ) : null}
      </span>
      {choice.icon ? <span className="text-ink-soft [&_svg]:size-5">{choice.icon}</span> : null}
    </label>
  ))
}

type CardsProps = GroupProps & { columns?: 1 | 2 | 3 }

const grids = { 1: 'grid gap-2', 2: 'grid gap-2 sm:grid-cols-2', 3: 'grid gap-2 sm:grid-cols-3' }

/** One of a few, each with room to say what it means. */
export function RadioCards({ choices, columns = 1, ...frame }: CardsProps) {
  return (
    <Group {...frame}>
      <div className={grids[columns]}>
        <ChoiceCards type="radio" field={frame.field} choices={choices} />
      </div>
    </Group>
  )
}

/** Any number of a few. */
export function CheckboxGroup({ choices, columns = 1, ...frame }: CardsProps) {
  return (
    <Group {...frame}>
      <div className={grids[columns]}>
        <ChoiceCards type="checkbox" field={frame.field} choices={choices} />
      </div>
    </Group>
  )
}

/** One of two to four short words, side by side. */
export function SegmentedField({ choices, ...frame }: GroupProps) {
  const { name, form } = controlProps(frame.field, undefined)
  return (
    <Group {...frame}>
      <div className="inline-flex max-w-full flex-wrap gap-1 rounded-control border border-line bg-sunken p-1">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              'inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-[0.45rem] px-3.5 text-sm font-semibold text-ink-soft',
              'has-checked:bg-surface has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-3 has-focus-visible:outline-focus',
            )}
          >
            <input
              key={frame.field.key}
              type="radio"
              name={name}
              form={form}
              value={choice.value}
              disabled={choice.disabled}
              defaultChecked={chosen(frame.field, choice.value)}
              className="sr-only"
            />
            {choice.icon}
            {choice.label}
          </label>
        ))}
      </div>
    </Group>
  )
}
