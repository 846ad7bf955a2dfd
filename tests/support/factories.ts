/** One factory a table, by subject; a test imports them all from here. */
export * from './factories/booths.ts'
export * from './factories/festivals.ts'
export * from './factories/people.ts'
export * from './factories/programme.ts'
export * from './factories/registry.ts'
export * from './factories/sales.ts'
export * from './factories/tickets.ts'
