import { clsx } from 'clsx'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorList, type FieldLike } from '#app/components/field-frame.tsx'
import { type Criterion, criteria, MOST_MARK } from './rubric.ts'

const marks = Array.from({ length: MOST_MARK + 1 }, (_, mark) => String(mark))

/** One criterion of the rubric: 0 to 5 side by side, big enough for a thumb. */
export function MarkField({ field, criterion }: { field: FieldLike; criterion: Criterion }) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <fieldset data-criterion={criterion}>
      <legend className="font-semibold">{t(`exhibitors:review.criterion.${criterion}`)}</legend>
      <p className="mb-2 text-sm text-ink-soft">{t(`exhibitors:review.asks.${criterion}`)}</p>
      <div className="grid grid-cols-6 gap-1 rounded-control border border-line bg-sunken p-1">
        {marks.map((mark) => (
          <label
            key={mark}
            className={clsx(
              'figures flex min-h-11 cursor-pointer items-center justify-center rounded-[0.45rem] text-lg font-bold text-ink-soft',
              'hover:text-ink has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-3 has-focus-visible:outline-focus',
            )}
          >
            <input
              key={field.key}
              type="radio"
              name={field.name}
              form={field.formId}
              value={mark}
              required
              defaultChecked={field.defaultValue === mark}
              className="sr-only"
            />
            {mark}
          </label>
        ))}
      </div>
      <ErrorList id={field.errorId} errors={field.errors} />
    </fieldset>
  )
}

/**
 * Lets a digit mark the criterion in focus, or the first one without a mark, and goes on to the next; after the last
 * to the button that saves.
 */
export function markByDigit(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target
  if (event.ctrlKey || event.metaKey || event.altKey || !marks.includes(event.key)) return
  if (target instanceof HTMLTextAreaElement) return
  if (target instanceof HTMLInputElement && target.type !== 'radio') return
  const groups = criteria.flatMap(
    (name) => event.currentTarget.querySelector<HTMLElement>(`[data-criterion="${name}"]`) ?? [],
  )
  const here = groups.findIndex((group) => target instanceof Node && group.contains(target))
  const at = here === -1 ? groups.findIndex((group) => !group.querySelector(':checked')) : here
  const radio = groups[at]?.querySelector<HTMLInputElement>(`input[value="${event.key}"]`)
  if (!radio) return
  event.preventDefault()
  radio.click()
  const next = groups[at + 1]
  const further =
    next?.querySelector<HTMLElement>(':checked, input') ??
    event.currentTarget.querySelector<HTMLElement>('[data-save]')
  further?.focus()
}
