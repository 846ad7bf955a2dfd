import type { BoothReportKind } from '#db/types.ts'

/** How far a unit has come, in this order. */
export const unitStates = ['expected', 'arrived', 'set_up', 'handed_over'] as const
export type UnitState = (typeof unitStates)[number]

/** A report as the rules ask about it; lists of them are in the order of their moments. */
export type ReportLike = {
  id: string
  kind: BoothReportKind
  /** The unit it is about; null = the booth as a whole. */
  applicationId: string | null
  solvesId: string | null
}

function isState(kind: BoothReportKind): kind is UnitState {
  return kind !== 'problem' && kind !== 'solved'
}

/** How far each unit of a booth has come: what was told last of it, or of the booth as a whole, holds. */
export function statesOfUnits(
  unitIds: ReadonlyArray<string>,
  reports: ReadonlyArray<ReportLike>,
): Map<string, UnitState> {
  const states = new Map<string, UnitState>(unitIds.map((id) => [id, 'expected']))
  for (const { kind, applicationId } of reports) {
    if (!isState(kind)) continue
    if (applicationId === null) for (const id of unitIds) states.set(id, kind)
    else if (states.has(applicationId)) states.set(applicationId, kind)
  }
  return states
}

/** The problems of a booth that nobody has solved yet, the oldest first. */
export function openProblems<Report extends ReportLike>(reports: ReadonlyArray<Report>): Report[] {
  const solved = new Set(reports.map((report) => report.solvesId))
  return reports.filter((report) => report.kind === 'problem' && !solved.has(report.id))
}

/** A shared booth is as far as its last unit; as soon as one has come, somebody is there. */
export function stateOfBooth(states: ReadonlyArray<UnitState>): UnitState {
  const least = states.reduce(
    (lowest, state) => Math.min(lowest, unitStates.indexOf(state)),
    unitStates.length - 1,
  )
  if (states.length === 0) return 'expected'
  if (least === 0 && states.some((state) => state !== 'expected')) return 'arrived'
  return unitStates[least] ?? 'expected'
}

/** What comes next for a unit or a booth; nothing after it has been handed over. */
export function nextState(state: UnitState): Exclude<UnitState, 'expected'> | undefined {
  const next = { expected: 'arrived', arrived: 'set_up', set_up: 'handed_over' } as const
  return state === 'handed_over' ? undefined : next[state]
}
