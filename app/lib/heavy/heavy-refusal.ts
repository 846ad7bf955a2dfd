/** Heavy work that is not done: too much of it waits, or it took more time or memory than it may. */
export class HeavyRefusal extends Error {
  constructor(readonly reason: 'busy' | 'tooLong' | 'tooMuch') {
    super(`Heavy work was refused: ${reason}.`)
  }
}
