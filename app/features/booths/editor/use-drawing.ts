import { useTranslation } from 'react-i18next'
import { newId } from '#app/lib/ids.ts'
import type { GroundChange, GroundDoc } from '../ground/doc.ts'
import type { Editor, Hint } from './editor.ts'
import {
  newBooth,
  newGrid,
  newLandmark,
  newWalkway,
  newZone,
  walkwayLine,
  zoneOutline,
} from './new-objects.ts'
import type { ToolInHand } from './use-tool.ts'

type Options = Pick<Editor, 'commit' | 'select'> & {
  doc: GroundDoc
  inHand: ToolInHand
  mark: (ids: Iterable<string>) => void
  say: (hint: Hint) => void
}

/** Puts new things on the ground. */
export function useDrawing({ doc, inHand, commit, select, mark, say }: Options) {
  const { t } = useTranslation('ground')
  const zoneName = (code: string) => t('zone.newName', { code })

  /** Commits something new, chooses it, and puts the tool away. */
  const add = (change: GroundChange, id: string) => {
    commit([change])
    select([id])
    inHand.putAway()
  }

  const draw: Editor['draw'] = (kind, place) => {
    const id = newId()
    switch (kind) {
      case 'zone':
        return add(newZone(doc, zoneOutline(doc, place), id, zoneName), id)
      case 'walkway':
        return add(newWalkway(walkwayLine(doc, place), id), id)
      case 'landmark': {
        const { landmarkKind } = inHand
        return add(newLandmark(doc, landmarkKind, t(`landmark.${landmarkKind}`), place, id), id)
      }
      case 'booth': {
        const change = newBooth(doc, place, id)
        if (!change) return say(doc.zone.size === 0 ? 'zoneFirst' : 'codesUsedUp')
        // The tool stays in hand: booths are set down one after the other.
        commit([change])
        return mark([id])
      }
      case 'grid': {
        const grid = newGrid(doc, place, inHand.grid)
        if (!grid) return say('zoneFirst')
        select([])
        return inHand.setGrid(grid)
      }
    }
  }

  const finishLine: Editor['finishLine'] = () => {
    const { tool, line } = inHand
    const id = newId()
    if (tool === 'zone') {
      if (line.length < 3) return say('needsCorners')
      add(newZone(doc, line, id, zoneName), id)
    } else if (tool === 'walkway') {
      if (line.length < 2) return say('needsCorners')
      add(newWalkway(line, id), id)
    }
  }

  return { draw, finishLine }
}
