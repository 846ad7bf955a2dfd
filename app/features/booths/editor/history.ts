import type { GroundStep } from '../ground/doc.ts'

/** A step that takes something back, and the operations that had done it. */
export type Taken = { step: GroundStep; sequences: ReadonlyArray<number> }

/**
 * What one person has done and can take back, without limit. It holds steps, not states of the ground: taking
 * back one's own leaves alone what others have done meanwhile.
 */
export class History {
  private undos: Taken[] = []
  private redos: Taken[] = []

  get canUndo(): boolean {
    return this.undos.length > 0
  }

  get canRedo(): boolean {
    return this.redos.length > 0
  }

  /** Notes something new: what was taken back before cannot be done again. */
  done(taken: Taken): void {
    this.undos.push(taken)
    this.redos = []
  }

  /** The latest step back; `redone` notes how to take that back in turn. */
  popUndo(): Taken | undefined {
    return this.undos.pop()
  }

  popRedo(): Taken | undefined {
    return this.redos.pop()
  }

  undone(taken: Taken): void {
    this.redos.push(taken)
  }

  redone(taken: Taken): void {
    this.undos.push(taken)
  }

  /** Forgets what the server has refused: there is nothing of it to take back. */
  forget(sequence: number): void {
    const others = ({ sequences }: Taken) => !sequences.includes(sequence)
    this.undos = this.undos.filter(others)
    this.redos = this.redos.filter(others)
  }
}
