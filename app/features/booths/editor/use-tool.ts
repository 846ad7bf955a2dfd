import { type RefObject, useState } from 'react'
import type { LandmarkKind } from '#db/types.ts'
import type { Corner, GroundDoc } from '../ground/doc.ts'
import type { GridPlan } from './booth-grid.ts'
import type { CanvasHandle } from './canvas.tsx'
import { type Tool, usesPicture } from './editor.ts'

export type ToolInHand = ReturnType<typeof useTool>

/** The tool in hand, and what has been begun with it: corners of a line, a grid that is not on the ground yet. */
export function useTool(doc: GroundDoc, mayEdit: boolean, canvas: RefObject<CanvasHandle>) {
  const [chosen, setTool] = useState<Tool>(mayEdit ? 'select' : 'pan')
  const [landmarkKind, setLandmarkKind] = useState<LandmarkKind>('stage')
  const [grid, setGrid] = useState<GridPlan>()
  const [line, setLine] = useState<ReadonlyArray<Corner>>([])
  // Another planner may have taken the picture away.
  const tool: Tool = usesPicture(chosen) && doc.ground.pictureFileId === null ? 'select' : chosen
  return {
    tool,
    landmarkKind,
    grid,
    setGrid,
    line,
    setLine,
    choose(next: Tool, kind?: LandmarkKind) {
      setTool(next)
      if (kind) setLandmarkKind(kind)
      setLine([])
      setGrid(undefined)
      // The arrows move the picture at once.
      if (next === 'picture') canvas.current?.focus()
    },
    /** After something was drawn with it. */
    putAway() {
      setTool('select')
      setLine([])
    },
    /** Before something is shown: whoever only moves about keeps doing so. */
    takeSelect() {
      setTool((current) => (mayEdit && current !== 'pan' ? 'select' : current))
    },
  }
}
