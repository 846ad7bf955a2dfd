import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { findObject } from '../ground/doc.ts'
import { WAY_M, type Warning } from '../ground/warnings.ts'
import { useEditor } from './editor.ts'
import { nameOfObject } from './object-names.ts'

/** Most warnings that are listed; the others appear as these are mended. */
const LISTED = 100

/** What a planner should look at; each line leads to its object. */
export function WarningList({ warnings }: { warnings: ReadonlyArray<Warning> }) {
  const { doc, show } = useEditor()
  const { t } = useTranslation('ground')
  const f = useFormat()
  if (warnings.length === 0) {
    return (
      <p className="flex items-center gap-2 text-good">
        <CircleCheck aria-hidden="true" className="size-5 shrink-0" />
        {t('warning.none')}
      </p>
    )
  }
  const sentence = ({ kind, ids, metres, count }: Warning) => {
    const [one, other] = ids.map((id) => {
      const object = findObject(doc, id)
      return object ? nameOfObject(object, t) : ''
    })
    return t(`warning.${kind}`, {
      one,
      other,
      metres: f.number(Math.round((metres ?? 0) * 10) / 10),
      way: WAY_M,
      cable: f.number(doc.ground.cableLengthM),
      booths: count ?? 0,
    })
  }
  return (
    <>
      <ul className="space-y-1">
        {warnings.slice(0, LISTED).map((warning) => (
          <li key={`${warning.kind}-${warning.ids.join()}`}>
            <button
              type="button"
              onClick={() => show(warning.ids)}
              className="flex min-h-11 w-full items-start gap-2 rounded-control px-2 py-2 text-left text-[0.9375rem] hover:bg-sunken"
            >
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warn" />
              {sentence(warning)}
            </button>
          </li>
        ))}
      </ul>
      {warnings.length > LISTED ? (
        <p className="mt-2 text-sm text-ink-soft">
          {t('warning.more', { count: warnings.length - LISTED })}
        </p>
      ) : null}
    </>
  )
}
