import { GroundStepSchema, OperationEnvelope } from '../ground/change-schema.ts'
import type { Operation } from './sync.ts'

const Kept = OperationEnvelope.extend({ step: GroundStepSchema })

/** The part of a browser's storage that is needed here. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key'> & {
  readonly length: number
}

/**
 * Steps that the server has not yet acknowledged, kept in the browser: a closed page or a flat battery loses none.
 * Each has an entry of its own, so that open pages do not overwrite each other; sending one twice does no harm.
 */
export class KeptOperations {
  private readonly prefix: string

  constructor(
    private readonly storage: Storage,
    eventId: string,
    userId: string,
  ) {
    this.prefix = `gelar-ground/${eventId}/${userId}/`
  }

  private nameOf({ clientId, sequence }: Operation): string {
    return `${this.prefix}${clientId}/${String(sequence).padStart(10, '0')}`
  }

  /** Keeps a step; false when the browser has no room. */
  keep(operation: Operation): boolean {
    try {
      this.storage.setItem(this.nameOf(operation), JSON.stringify(operation))
      return true
    } catch {
      return false
    }
  }

  forget(operation: Operation): void {
    try {
      this.storage.removeItem(this.nameOf(operation))
    } catch {
      // A browser that refuses its storage has kept nothing.
    }
  }

  /** What earlier pages could not send, in the order in which it was drawn. */
  list(): Operation[] {
    try {
      return Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index))
        .filter((name) => name?.startsWith(this.prefix) === true)
        .sort()
        .flatMap((name) => this.read(name ?? ''))
    } catch {
      return []
    }
  }

  private read(name: string): Operation[] {
    const text = this.storage.getItem(name)
    if (text === null) return []
    const kept = Kept.safeParse(parseJson(text))
    if (kept.success) return [kept.data]
    this.storage.removeItem(name)
    return []
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
