import pg from 'pg'
import { tableSubjects } from './table-subjects.ts'

type Column = { name: string; type: string; required: boolean; key: boolean; targets: string[] }
type Table = { name: string; view: boolean; columns: Column[] }

// Kysely keeps its own tables of migrations beside ours.
const columnsOfTables = `
  select c.relname as "table", c.relkind = 'v' as view, a.attname as name,
         format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
         exists (select from pg_constraint k
                  where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) as key,
         array(select distinct t.relname::text
                 from pg_constraint k join pg_class t on t.oid = k.confrelid
                where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)
                order by 1) as targets
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
     and c.relname not like 'kysely\\_%'
     -- Views that come with an extension are not ours.
     and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
   order by c.relname collate "C", a.attnum`

const enumValues = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
    from pg_type t join pg_enum e on e.enumtypid = t.oid
   where t.typnamespace = 'public'::regnamespace
   group by t.typname
   order by t.typname collate "C"`

const head = `# Tables

Made from the schema by \`npm run db:tables\`; do not edit it. What a table is and where it stands comes from
\`db/table-subjects.ts\`.

**Bold** is the primary key, \`?\` may be empty, \`→\` names what a foreign key points to. A foreign key of several columns
shows at each of them, so \`event_id\` often points to more than the festival. What else holds (checks, unique and exclusion
constraints, triggers) stands in \`db/migrations/\`.
`

/** The text of `docs/tables.md` for the schema of a migrated database. */
export async function describeTables(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Column & { table: string; view: boolean }>(columnsOfTables)
    const enums = await client.query<{ name: string; values: string[] }>(enumValues)
    const values = enums.rows.map((row) => `- \`${row.name}\`: ${row.values.join(', ')}`)
    const tables = new Map<string, Table>()
    for (const { table: name, view, ...column } of rows) {
      const table = tables.get(name) ?? { name, view, columns: [] }
      table.columns.push(column)
      tables.set(name, table)
    }
    return [head, ...describeSubjects(tables), '## Enumerations\n', ...values, ''].join('\n')
  } finally {
    await client.end()
  }
}

/** Names that `db/table-subjects.ts` knows and the schema does not are left out. */
function describeSubjects(tables: Map<string, Table>): string[] {
  const named = new Set(tableSubjects.flatMap((subject) => Object.keys(subject.tables)))
  const unnamed = [...tables.keys()].filter((name) => !named.has(name))
  const other = { subject: 'Other', tables: Object.fromEntries(unnamed.map((name) => [name, ''])) }
  return [...tableSubjects, other].flatMap(({ subject, tables: notes }) => {
    const described = Object.entries(notes).flatMap(([name, note]) => {
      const table = tables.get(name)
      return table ? [describeTable(table, note)] : []
    })
    return described.length === 0 ? [] : [`## ${subject}\n`, ...described]
  })
}

function describeTable({ name, view, columns }: Table, note: string): string {
  const heading = `### \`${name}\`${view ? ' (view)' : ''}\n`
  const list = columns.map((column) => describeColumn(column, view)).join(', ')
  return [heading, ...(note === '' ? [] : [`${note}\n`]), `${list}\n`].join('\n')
}

function describeColumn({ name, type, required, key, targets }: Column, view: boolean): string {
  const shown = key ? `**\`${name}\`**` : `\`${name}\``
  const target = targets.length === 0 ? '' : ` → ${targets.join(', ')}`
  // Columns of a view say nothing of being empty.
  return `${shown} ${type}${required || view ? '' : '?'}${target}`
}
