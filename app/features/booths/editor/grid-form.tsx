import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '#app/components/button.tsx'
import { newId } from '#app/lib/ids.ts'
import { boothFields } from '../ground/change-schema.ts'
import {
  freeCodes,
  GRID_MAX,
  type GridPlan,
  gridStep,
  nextNumber,
  numberings,
} from './booth-grid.ts'
import { useEditor } from './editor.ts'
import { CheckInput, NumberInput, SelectInput } from './panel-fields.tsx'

const count = z.number().int().min(1).max(GRID_MAX)
const gap = z.number().min(0).max(100)
const number = z.number().int().min(1).max(9999)

/** Rows and columns of booths before they are put on the ground: the drawing shows them as they will stand. */
export function GridForm({ grid }: { grid: GridPlan }) {
  const editor = useEditor()
  const { t } = useTranslation('ground')
  const { doc, setGrid } = editor
  const change = (fields: Partial<GridPlan>) => setGrid({ ...grid, ...fields })
  const booth = (fields: Partial<GridPlan['booth']>) =>
    change({ booth: { ...grid.booth, ...fields } })
  const zone = doc.zone.get(grid.zoneId)
  const total = grid.rows * grid.columns
  const codes = zone ? freeCodes(doc, zone.code, total, grid.firstNumber) : []
  const tooMany = total > GRID_MAX

  function create() {
    const step = gridStep(doc, grid, newId)
    editor.commit(step)
    editor.choose('select')
    editor.select(step.flatMap((one) => (one.op === 'put' ? one.value.id : [])))
  }
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3">
        <NumberInput
          label={t('grid.columns')}
          schema={count}
          step={1}
          value={grid.columns}
          onCommit={(columns) => change({ columns })}
        />
        <NumberInput
          label={t('grid.rows')}
          schema={count}
          step={1}
          value={grid.rows}
          onCommit={(rows) => change({ rows })}
        />
        <NumberInput
          label={t('grid.gapAcross')}
          unit="m"
          schema={gap}
          step={0.5}
          value={grid.gapAcrossM}
          onCommit={(gapAcrossM) => change({ gapAcrossM })}
        />
        <NumberInput
          label={t('grid.gapDown')}
          unit="m"
          schema={gap}
          step={0.5}
          value={grid.gapDownM}
          onCommit={(gapDownM) => change({ gapDownM })}
        />
        <NumberInput
          label={t('field.width')}
          unit="m"
          schema={boothFields.widthM}
          value={grid.booth.widthM}
          onCommit={(widthM) => booth({ widthM })}
        />
        <NumberInput
          label={t('field.depth')}
          unit="m"
          schema={boothFields.depthM}
          value={grid.booth.depthM}
          onCommit={(depthM) => booth({ depthM })}
        />
        <SelectInput
          label={t('field.zone')}
          value={grid.zoneId}
          options={[...doc.zone.values()].map(({ id, code, name }) => ({
            value: id,
            label: `${code} · ${name}`,
          }))}
          onCommit={(zoneId) =>
            change({ zoneId, firstNumber: nextNumber(doc, doc.zone.get(zoneId)?.code ?? '') })
          }
        />
        <NumberInput
          label={t('grid.firstNumber')}
          schema={number}
          step={1}
          value={grid.firstNumber}
          onCommit={(firstNumber) => change({ firstNumber })}
        />
        <SelectInput
          label={t('grid.numbering')}
          className="col-span-2"
          value={grid.numbering}
          options={numberings.map((value) => ({ value, label: t(`grid.by.${value}`) }))}
          onCommit={(value) => {
            const numbering = numberings.find((known) => known === value)
            if (numbering) change({ numbering })
          }}
        />
        <NumberInput
          label={t('field.capacity')}
          schema={boothFields.capacity}
          step={1}
          value={grid.booth.capacity}
          onCommit={(capacity) => booth({ capacity })}
        />
        <NumberInput
          label={t('field.power')}
          unit="W"
          schema={boothFields.powerWatts}
          step={100}
          value={grid.booth.powerWatts}
          onCommit={(powerWatts) => booth({ powerWatts })}
        />
      </div>
      <div>
        {(['hasWater', 'cookingAllowed', 'hasColdStorage'] as const).map((field) => (
          <CheckInput
            key={field}
            label={t(`field.${field}`)}
            value={grid.booth[field]}
            onCommit={(value) => booth({ [field]: value })}
          />
        ))}
      </div>
      <p className="text-sm text-ink-soft">
        {tooMany
          ? t('grid.tooMany', { max: GRID_MAX })
          : t('grid.codes', { first: codes[0] ?? '', last: codes.at(-1) ?? '' })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Check />} disabled={tooMany || codes.length < total} onClick={create}>
          {t('grid.create', { count: total })}
        </Button>
        <Button variant="quiet" icon={<X />} onClick={() => setGrid(undefined)}>
          {t('grid.cancel')}
        </Button>
      </div>
    </div>
  )
}
