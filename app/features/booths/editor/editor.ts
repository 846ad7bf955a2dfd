import { createContext, useContext } from 'react'
import type { LandmarkKind } from '#db/types.ts'
import type { Corner, GroundDoc, GroundStep, Kind } from '../ground/doc.ts'
import type { Point } from '../ground/geometry.ts'
import type { Box } from '../ground/shapes.ts'
import type { Selection } from './arrange.ts'
import type { GridPlan } from './booth-grid.ts'

const tools = [
  'select',
  'pan',
  'zone',
  'booth',
  'grid',
  'landmark',
  'walkway',
  'calibrate',
  'picture',
] as const
export type Tool = (typeof tools)[number]

/** Whether a tool is about the picture under the plan: of no use without one. */
export function usesPicture(tool: Tool): tool is 'calibrate' | 'picture' {
  return tool === 'calibrate' || tool === 'picture'
}

export type PanelTab = 'edit' | 'list' | 'warnings'

/** What cannot be drawn, in words of the namespace `ground`. */
export type Hint = 'zoneFirst' | 'codesUsedUp' | 'needsCorners'

/** Everything that drawing, panel and keys share: what is there, what is chosen, what can be done. */
export type Editor = {
  doc: GroundDoc
  selection: Selection
  mayEdit: boolean
  tool: Tool
  landmarkKind: LandmarkKind
  /** Whether each press adds to the selection, for fingers. */
  many: boolean
  snapping: boolean
  /** A grid of booths before it is put on the ground. */
  grid: GridPlan | undefined
  /** Corners of a zone or walkway that is being drawn; the two points of a calibration. */
  line: ReadonlyArray<Corner>
  tab: PanelTab
  /** Commits a step of drawing or form. */
  commit: (step: GroundStep) => void
  select: (ids: Iterable<string>) => void
  toggle: (id: string) => void
  choose: (tool: Tool, landmarkKind?: LandmarkKind) => void
  setMany: (many: boolean) => void
  setSnapping: (snapping: boolean) => void
  setGrid: (grid: GridPlan | undefined) => void
  setLine: (line: ReadonlyArray<Corner>) => void
  setTab: (tab: PanelTab) => void
  /** Puts something new on the ground, in a box that was drawn or around a point. */
  draw: (kind: Kind | 'grid', place: Box | Point) => void
  finishLine: () => void
  undo: () => void
  redo: () => void
  remove: () => void
  duplicate: () => void
  copy: () => void
  paste: () => void
  selectAll: () => void
  turn: (degrees: number) => void
  /** Brings an object into sight and selects it. */
  show: (ids: ReadonlyArray<string>) => void
  /** Leads the keyboard to the form of what is selected. */
  editSelected: () => void
}

const EditorContext = createContext<Editor | undefined>(undefined)
export const EditorProvider = EditorContext.Provider

/** The editor around this component. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('this component belongs inside of the floor plan editor')
  return editor
}
