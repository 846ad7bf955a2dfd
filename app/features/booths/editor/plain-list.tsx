import { useTranslation } from 'react-i18next'
import type { GroundDoc } from '../ground/doc.ts'
import { listed, listedKinds, nameOfObject } from './object-names.ts'

/** Everything on the ground by name, to read only. */
export function PlainList({ doc }: { doc: GroundDoc }) {
  const { t } = useTranslation('ground')
  return (
    <section
      aria-label={t('panel.list')}
      className="overflow-y-auto bg-surface p-4 max-lg:absolute max-lg:inset-x-0 max-lg:bottom-0 max-lg:h-13 max-lg:border-t max-lg:border-line lg:w-88 lg:shrink-0 lg:border-l lg:border-line xl:w-96"
    >
      {listedKinds.map((kind) => (
        <details key={kind} open={kind === 'booth'}>
          <summary className="flex min-h-10 items-center gap-2 font-bold">
            {t(`kind.${kind}`)}
            <span className="figures font-normal text-ink-soft">{doc[kind].size}</span>
          </summary>
          <ul>
            {listed(doc, kind).map((object) => (
              <li key={object.row.id} className="py-1.5 text-[0.9375rem]">
                {nameOfObject(object, t)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
