import { memo } from 'react'
import { BoothDrawing, type BoothLook, type MapBooth } from '#app/features/booths/map/floor-map.tsx'
import { dropName } from './drop-target.ts'
import { type Hover, useHovered } from './hover.ts'

type Props = {
  booth: MapBooth
  zoneColour: number
  filled: number
  note: string
  tone: BoothLook['tone'] | undefined
  /** Read aloud: how full it is, and what it would mean for whom is carried. */
  name: string
  href: string
  /** Whether it is the one that is looked at. */
  current: boolean
  hover: Hover
  onPress: (boothId: string, code: string) => void
}

/** One booth of the board's map: pressed to look at it, or to put down what is carried. */
export const BoardBooth = memo(function BoardBooth(props: Props) {
  const { booth, zoneColour, filled, note, tone, name, href, current, hover, onPress } = props
  const { id, code } = booth
  const hovered = useHovered(hover, ({ over }) => over?.kind === 'booth' && over.id === id)
  return (
    <a
      href={href}
      draggable={false}
      className="group/booth outline-none"
      data-booth={id}
      data-drop={dropName({ kind: 'booth', id })}
      aria-label={name}
      aria-current={current ? 'true' : undefined}
      onFocus={() => hover.setPointed(id)}
      onPointerEnter={() => hover.setPointed(id)}
      onPointerLeave={() => hover.setPointed(null)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onPress(id, code)
      }}
    >
      <BoothDrawing
        booth={booth}
        zoneColour={zoneColour}
        filled={filled}
        note={note}
        tone={hovered ? 'selected' : tone}
      />
    </a>
  )
})
