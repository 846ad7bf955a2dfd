/** What is wrong with taking a statement of a migration to a database that others work with, and how it is done instead. */
const REMOVES = 'takes away what the version before reads or writes: do it in the release after'
const RENAMES = 'renames what the version before knows: add, copy, write both, take away later'
const REWRITES = 'reads or writes a whole table under a lock'
const NARROWS = 'refuses what the version before writes'
const SLOW_CHECK =
  'checks a whole table under a lock: add it `not valid`, validate it in the next one'
const SLOW_INDEX = 'keeps others from writing: `create index concurrently` in a migration in steps'
const SLOW_ROWS = 'changes rows of a table in use: in steps, some thousand at a time'
const NEEDS_STEPS = '`concurrently` needs `export const inSteps = true`'
const NEEDS_TIME =
  '`concurrently` needs `set lock_timeout = 0` before it: it waits for others and holds nobody up'

/**
 * What a migration does that an older version beside it would not bear, or that would hold up whoever is at work. Tables
 * that it makes itself are nobody's yet. A statement with a comment `-- safe: reason` is taken at its word.
 */
export function findHazards(source: string): string[] {
  const inSteps = /export const inSteps = true/.test(source)
  const statements = statementsOf(source)
  const made = new Set(
    statements.flatMap((text) => /\bcreate table (?:if not exists )?"?(\w+)/.exec(text)?.[1] ?? []),
  )
  const hazards = []
  for (const statement of statements) {
    for (const hazard of hazardsOf(statement, { made, inSteps, source })) {
      hazards.push(`${hazard}: ${statement.slice(0, 100)}`)
    }
  }
  return hazards
}

/** Bodies of functions run later, and their own statements lock nothing now. */
function statementsOf(source: string): string[] {
  return source
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '$body$')
    .split(/;|`/)
    .filter((text) => !/--\s*safe: \S/.test(text))
    .map((text) => text.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ').trim().toLowerCase())
}

type Around = { made: ReadonlySet<string>; inSteps: boolean; source: string }

function hazardsOf(statement: string, { made, inSteps, source }: Around): string[] {
  const isMade = (table: string | undefined) => table !== undefined && made.has(table)
  const found: string[] = []
  if (/^drop (table|type|view|materialized view|schema|sequence)\b/.test(statement)) {
    found.push(REMOVES)
  }
  if (/^drop (function|trigger)\b/.test(statement)) {
    const name = /^drop (?:function|trigger) (?:if exists )?"?(\w+)/.exec(statement)?.[1] ?? ''
    const again = new RegExp(
      `create (or replace )?(function|trigger|constraint trigger) ${name}\\b`,
    )
    if (!again.test(source.toLowerCase())) found.push(REMOVES)
  }
  if (/^alter (type|view|index|function) .*\brename\b/.test(statement)) found.push(RENAMES)
  if (/^(truncate|lock|cluster|reindex|vacuum full)\b/.test(statement)) found.push(REWRITES)

  const altered = /^alter table (?:if exists )?(?:only )?"?(\w+)"? (.*)$/.exec(statement)
  if (altered && !isMade(altered[1])) found.push(...hazardsOfTable(altered[2] ?? ''))

  const index = /^create (?:unique )?index (concurrently )?.*?\bon (?:only )?"?(\w+)/.exec(
    statement,
  )
  if (index?.[1]) {
    if (!inSteps) found.push(NEEDS_STEPS)
    if (!/set lock_timeout = 0/.test(source)) found.push(NEEDS_TIME)
  } else if (index && !isMade(index[2])) found.push(SLOW_INDEX)

  const changed = /^(?:update|delete from) (?:only )?"?(\w+)/.exec(statement)?.[1]
  if (changed && !isMade(changed) && !inSteps) found.push(SLOW_ROWS)
  return found
}

/** Of what `alter table` does to a table in use, separated by commas. */
function hazardsOfTable(actions: string): string[] {
  return actions
    .split(/, (?=(?:add|alter|drop|rename|validate|set|enable|disable)\b)/)
    .flatMap((action) => {
      if (/^rename\b/.test(action)) return RENAMES
      if (/^drop (column\b|(?!constraint\b)\w+$)/.test(action)) return REMOVES
      if (/^alter (column )?\S+ drop default/.test(action)) return NARROWS
      if (/^alter (column )?\S+ set not null/.test(action)) return `${NARROWS}, and ${REWRITES}`
      if (/^alter (column )?\S+ (set data )?type\b/.test(action)) return REWRITES
      if (/^add (constraint|check|foreign key|unique|primary key|exclude)\b/.test(action)) {
        return hazardOfConstraint(action)
      }
      if (!/^add\b/.test(action)) return []
      const isFilled = /\b(default|generated)\b/.test(action)
      if (/\bnot null\b/.test(action) && !isFilled) return NARROWS
      const isRewritten = /\bstored\b|default \w*(random|uuid|clock_timestamp|nextval)/.test(action)
      return isRewritten ? REWRITES : []
    })
}

function hazardOfConstraint(action: string): string[] {
  if (/\bnot valid$/.test(action) || /\busing index\b/.test(action)) return []
  return [/\b(unique|primary key|exclude)\b/.test(action) ? SLOW_INDEX : SLOW_CHECK]
}
