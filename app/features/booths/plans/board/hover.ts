import { useSyncExternalStore } from 'react'
import type { DropTarget } from './drop-target.ts'

/**
 * What the pointer is over, told to those alone who show it: with hundreds of booths the board cannot be drawn anew
 * for every pixel.
 */
export class Hover {
  private readonly listeners = new Set<() => void>()
  /** What would take the application that is carried. */
  over: DropTarget | null = null
  /** The booth under the pointer or the focus. */
  pointed: string | null = null

  readonly setOver = (over: DropTarget | null): void => {
    this.over = over
    this.tell()
  }

  readonly setPointed = (boothId: string | null): void => {
    this.pointed = boothId
    this.tell()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/** What one component shows of the hovering; it is drawn anew only when that changes. */
export function useHovered<Seen>(hover: Hover, read: (hover: Hover) => Seen): Seen {
  return useSyncExternalStore(
    hover.subscribe,
    () => read(hover),
    () => read(hover),
  )
}
