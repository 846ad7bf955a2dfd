import { Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, IconButton } from '#app/components/button.tsx'
import type { GroundObject } from '../ground/doc.ts'
import { useEditor } from './editor.ts'
import { NumberInput } from './panel-fields.tsx'
import { addPoint, dropPoint, lineOf, movePoint } from './reshape.ts'

const coordinate = z.number().min(-1000).max(10_000)

/** The corners of a zone or the points of a walkway as figures. */
export function LineForm({ object }: { object: GroundObject }) {
  const { commit, mayEdit } = useEditor()
  const { t } = useTranslation('ground')
  const line = lineOf(object) ?? []
  const least = object.kind === 'zone' ? 3 : 2
  const take = (change: ReturnType<typeof movePoint>) => change && commit([change])
  const last = line.at(-1)
  const first = line[0]
  return (
    <details className="group">
      <summary className="flex min-h-10 items-center text-[0.9375rem] font-semibold text-link">
        {t('line.title', { count: line.length })}
      </summary>
      <ol className="space-y-2">
        {line.map(([x, y], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its place in the line
          <li key={index} className="grid grid-cols-[1fr_1fr_2.5rem] items-end gap-2">
            <NumberInput
              label={t('line.x', { number: index + 1 })}
              unit="m"
              schema={coordinate}
              value={x}
              onCommit={(value) => take(movePoint(object, index, { x: value, y }))}
              disabled={!mayEdit}
            />
            <NumberInput
              label={t('line.y', { number: index + 1 })}
              unit="m"
              schema={coordinate}
              value={y}
              onCommit={(value) => take(movePoint(object, index, { x, y: value }))}
              disabled={!mayEdit}
            />
            {mayEdit && line.length > least ? (
              <IconButton
                size="sm"
                label={t('line.drop', { number: index + 1 })}
                onClick={() => take(dropPoint(object, index))}
              >
                <Minus />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ol>
      {mayEdit && last && first ? (
        <Button
          size="sm"
          variant="secondary"
          icon={<Plus />}
          className="mt-2"
          onClick={() => {
            const at =
              object.kind === 'zone'
                ? { x: (last[0] + first[0]) / 2, y: (last[1] + first[1]) / 2 }
                : { x: last[0] + 5, y: last[1] }
            take(addPoint(object, line.length - 1, at))
          }}
        >
          {t('line.add')}
        </Button>
      ) : null}
    </details>
  )
}
