/** What takes an application that is carried: a booth, another application, or one of the places outside of the plan. */
export type DropTarget = { kind: 'booth' | 'application' | 'out' | 'wait'; id: string }

/** What a place on the page says of itself: `data-drop="booth:<id>"`. */
export function dropName(target: DropTarget): string {
  return `${target.kind}:${target.id}`
}

/** The target of this name; null when there is none. */
export function readDropName(name: string | null): DropTarget | null {
  const [kind, id = ''] = (name ?? '').split(':')
  if (kind !== 'booth' && kind !== 'application' && kind !== 'out' && kind !== 'wait') return null
  return { kind, id }
}
