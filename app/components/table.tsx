import { Link, useLocation } from '@remix-run/react'
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { Key, ReactNode } from 'react'
import type { Sort } from '#app/lib/list-query.ts'
import { withParam } from './with-param.ts'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Figures: at the right, under each other. */
  numeric?: boolean
  /** The name by which the list can be sorted. */
  sort?: string
  /** The title of the card on a phone. */
  primary?: boolean
  /** Without its heading on a phone: actions, pictures. */
  bare?: boolean
  /** Not on a phone: there another cell says it, in fewer words. */
  desk?: boolean
  /** The heading is only read aloud. */
  hideHeader?: boolean
  /** The cell of the last line, under all rows. */
  total?: ReactNode
}

type TableProps<Row> = {
  /** What the table shows; read aloud, shown only when `showCaption`. */
  caption: string
  showCaption?: boolean
  rows: ReadonlyArray<Row>
  rowKey: (row: Row) => Key
  columns: ReadonlyArray<Column<Row>>
  sort?: Sort
  /** Instead of the rows, when there are none. */
  empty?: ReactNode
  /** Stays a table on a phone too: for few, narrow columns. */
  keep?: boolean
  className?: string
}

/** Rows and columns on a desk, cards on a phone, from one list of columns. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, showCaption, rows, rowKey, columns, sort, empty, keep, className } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  const totals = columns.some((column) => column.total !== undefined)
  // What can be moved sideways must be reached by the keyboard too.
  const moved = keep ? { role: 'region', 'aria-label': caption, tabIndex: 0 } : {}
  return (
    <div
      {...moved}
      className={clsx(
        'rounded-card border border-line bg-surface shadow-card',
        keep ? 'overflow-x-auto' : 'overflow-clip max-lg:sm:overflow-x-auto',
        className,
      )}
    >
      {/* The roles are said again because a browser forgets them when the rows become cards. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <table role="table" data-keep={keep ? '' : undefined} className="gelar-table">
        <caption className={showCaption ? 'px-4 py-3 text-start font-semibold' : 'sr-only'}>
          {caption}
        </caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tfoot role="rowgroup">
            {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
            <tr role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.total}
                </Cell>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: a browser forgets it when the rows become cards
      role="cell"
      data-label={column.header}
      data-numeric={column.numeric ? '' : undefined}
      data-primary={column.primary ? '' : undefined}
      data-bare={column.bare ? '' : undefined}
      data-desk={column.desk ? '' : undefined}
      data-blank={children === '–' ? '' : undefined}
    >
      {children}
    </td>
  )
}

function HeaderCell<Row>({ column, sort }: { column: Column<Row>; sort?: Sort }) {
  const sorted = column.sort !== undefined && sort?.by === column.sort ? sort : undefined
  const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: a browser forgets it when the rows become cards
      role="columnheader"
      scope="col"
      aria-sort={direction}
      data-numeric={column.numeric ? '' : undefined}
    >
      {column.sort === undefined ? (
        <span className={column.hideHeader ? 'sr-only' : undefined}>{column.header}</span>
      ) : (
        <SortLink name={column.sort} sorted={sorted}>
          {column.header}
        </SortLink>
      )}
    </th>
  )
}

function SortLink({ name, sorted, children }: { name: string; sorted?: Sort; children: string }) {
  const { search } = useLocation()
  const next = sorted && !sorted.descending ? `-${name}` : name
  const Icon = sorted ? (sorted.descending ? ArrowDown : ArrowUp) : ChevronsUpDown
  return (
    <Link
      to={withParam(withParam(search, 'halaman', null), 'urut', next)}
      preventScrollReset
      className={clsx(
        '-my-2 inline-flex items-center gap-1 py-2 hover:text-ink',
        sorted && 'text-ink',
      )}
    >
      {children}
      <Icon aria-hidden="true" className={clsx('size-3.5', !sorted && 'opacity-50')} />
    </Link>
  )
}
