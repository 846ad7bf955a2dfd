import { clsx } from 'clsx'
import { Plus } from 'lucide-react'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { controlClass } from '#app/components/field-frame.tsx'
import type { GroundObject, Kind } from '../ground/doc.ts'
import { useEditor } from './editor.ts'
import { listed, listedKinds, nameOfObject } from './object-names.ts'
import { zoneSwatch } from './palette.ts'

/** Everything on the ground by name: the drawing for those who do not see it, and a way to find things for all. */
export function ObjectList({ middle }: { middle: () => { x: number; y: number } }) {
  const editor = useEditor()
  const { t } = useTranslation('ground')
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const doc = useDeferredValue(editor.doc)
  const groups = useMemo(
    () => listedKinds.map((kind) => ({ kind, objects: listed(doc, kind) })),
    [doc],
  )
  return (
    <div className="space-y-4">
      <input
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        className={clsx(controlClass, 'min-h-10!')}
      />
      {groups.map(({ kind, objects }) => {
        const shown = objects.filter(
          (object) => wanted === '' || nameOfObject(object, t).toLowerCase().includes(wanted),
        )
        return (
          <details key={kind} open={objects.length <= 120 || wanted !== ''}>
            <summary className="flex min-h-10 items-center gap-2 font-bold">
              {t(`kind.${kind}`)}
              <span className="figures font-normal text-ink-soft">{objects.length}</span>
            </summary>
            {editor.mayEdit ? <AddButton kind={kind} middle={middle} /> : null}
            <ul>
              {shown.map((object) => (
                <Row
                  key={object.row.id}
                  object={object}
                  row={object.row}
                  colour={
                    object.kind === 'zone'
                      ? object.row.colour
                      : object.kind === 'booth'
                        ? doc.zone.get(object.row.zoneId)?.colour
                        : undefined
                  }
                  selected={editor.selection.has(object.row.id)}
                  show={editor.show}
                  toggle={editor.toggle}
                />
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

function AddButton({ kind, middle }: { kind: Kind; middle: () => { x: number; y: number } }) {
  const { draw } = useEditor()
  const { t } = useTranslation('ground')
  return (
    <Button
      size="sm"
      variant="secondary"
      icon={<Plus />}
      className="mb-2"
      onClick={() => {
        const { x, y } = middle()
        draw(kind, { x: Math.round(x * 2) / 2, y: Math.round(y * 2) / 2 })
      }}
    >
      {t(`add.${kind}`)}
    </Button>
  )
}

type RowProps = {
  object: GroundObject
  /** The same row object as long as nothing of it changes: what the memo goes by. */
  row: GroundObject['row']
  colour: number | undefined
  selected: boolean
  show: (ids: ReadonlyArray<string>) => void
  toggle: (id: string) => void
}

const Row = memo(
  function Row({ object, colour, selected, show, toggle }: RowProps) {
    const { t } = useTranslation('ground')
    const name = nameOfObject(object, t)
    return (
      <li
        className={clsx(
          'flex items-center gap-2 rounded-control px-1',
          selected && 'bg-accent-soft',
        )}
      >
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('list.select', { name })}
          onChange={() => toggle(object.row.id)}
          className="size-5 shrink-0 accent-accent"
        />
        <button
          type="button"
          onClick={() => show([object.row.id])}
          className="flex min-h-10 min-w-0 grow items-center gap-2 px-1 text-left text-[0.9375rem] hover:underline"
        >
          {colour === undefined ? null : (
            <span
              aria-hidden="true"
              className={clsx('size-3.5 shrink-0 rounded border-2', zoneSwatch(colour))}
            />
          )}
          <span className="min-w-0 truncate">{name}</span>
        </button>
      </li>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.selected === after.selected &&
    before.colour === after.colour &&
    before.show === after.show &&
    before.toggle === after.toggle,
)
