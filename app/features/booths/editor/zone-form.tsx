import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import {
  knownCategories,
  productCategories,
} from '#app/features/exhibitors/catalogue/categories.ts'
import { zoneFields } from '../ground/change-schema.ts'
import type { Zone } from '../ground/doc.ts'
import { useEditor } from './editor.ts'
import { LineForm } from './line-form.tsx'
import { COLOURS, zoneSwatch } from './palette.ts'
import { CheckInput, TextInput } from './panel-fields.tsx'

/** Code, name, colour and kinds of goods of a zone, and its corners. */
export function ZoneForm({ zone }: { zone: Zone }) {
  const { doc, commit, select, mayEdit } = useEditor()
  const { t } = useTranslation(['ground', 'exhibitors'])
  const change = (fields: Partial<Omit<Zone, 'id'>>) =>
    commit([{ op: 'patch', kind: 'zone', id: zone.id, fields }])
  const booths = [...doc.booth.values()].filter(({ zoneId }) => zoneId === zone.id)
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-3">
        <TextInput
          label={t('ground:field.code')}
          value={zone.code}
          schema={zoneFields.code}
          shapeError="codeInvalid"
          upper
          check={(code) =>
            [...doc.zone.values()].some((row) => row.code === code && row.id !== zone.id)
              ? { key: 'zoneCodeTaken' }
              : undefined
          }
          onCommit={(code) => change({ code })}
          disabled={!mayEdit}
        />
        <TextInput
          label={t('ground:field.name')}
          value={zone.name}
          schema={zoneFields.name}
          onCommit={(name) => change({ name })}
          disabled={!mayEdit}
        />
      </div>
      <fieldset>
        <legend className="mb-1 text-[0.8125rem] font-semibold">{t('ground:field.colour')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {Array.from({ length: COLOURS }, (_, colour) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: colours have numbers only
              key={colour}
              type="button"
              disabled={!mayEdit}
              aria-pressed={zone.colour === colour}
              aria-label={t('ground:field.colourNumber', { number: colour + 1 })}
              onClick={() => change({ colour })}
              className={clsx(
                'size-9 rounded-control border-3',
                zoneSwatch(colour),
                zone.colour === colour && 'ring-3 ring-focus ring-offset-2 ring-offset-surface',
              )}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="text-[0.8125rem] font-semibold">{t('ground:field.categories')}</legend>
        <p className="text-sm text-ink-soft">{t('ground:field.categoriesHint')}</p>
        <div className="grid grid-cols-2">
          {productCategories.map((category) => (
            <CheckInput
              key={category}
              label={t(`exhibitors:category.${category}`)}
              value={zone.allowedCategories.includes(category)}
              onCommit={(chosen) =>
                change({
                  allowedCategories: knownCategories(
                    chosen
                      ? [...zone.allowedCategories, category]
                      : zone.allowedCategories.filter((known) => known !== category),
                  ),
                })
              }
              disabled={!mayEdit}
            />
          ))}
        </div>
      </fieldset>
      <LineForm object={{ kind: 'zone', row: zone }} />
      <p className="text-sm text-ink-soft">{t('ground:zone.moves')}</p>
      {booths.length > 0 ? (
        <Button size="sm" variant="secondary" onClick={() => select(booths.map(({ id }) => id))}>
          {t('ground:zone.selectBooths', { count: booths.length })}
        </Button>
      ) : null}
    </div>
  )
}
