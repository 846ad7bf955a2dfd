import { AsyncLocalStorage } from 'node:async_hooks'

/** Two keys, because what an action has changed must be read anew by the loaders that follow it. */
type Scope = { reading: object; changing: object }

const scopes = new AsyncLocalStorage<Scope>()

/** Marks everything that `work` does as belonging to one request of a reader. */
export function withinRequest<Value>(work: () => Value): Value {
  return scopes.run({ reading: {}, changing: {} }, work)
}

/**
 * An object that stands for the request being answered, to remember things by (as key of a WeakMap) for its
 * length. Every loader gets a `Request` of its own, so the request itself would not do.
 */
export function requestKey(request: Request): object {
  const scope = scopes.getStore()
  if (!scope) return request
  return request.method === 'GET' || request.method === 'HEAD' ? scope.reading : scope.changing
}
