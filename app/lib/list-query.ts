export type Sort<Column extends string = string> = { by: Column; descending: boolean }

/** How a list is sorted, from `?urut=name` or `?urut=-name`; an unknown column counts as the usual one. */
export function parseSort<const Column extends string>(
  request: Request,
  columns: ReadonlyArray<Column>,
  usual: Column | `-${Column}`,
): Sort<Column> {
  const wanted = new URL(request.url).searchParams.get('urut') ?? ''
  return readSort(wanted, columns) ?? readSort(usual, columns) ?? failSort(usual)
}

function readSort<Column extends string>(text: string, columns: ReadonlyArray<Column>) {
  const descending = text.startsWith('-')
  const by = columns.find((column) => column === (descending ? text.slice(1) : text))
  return by === undefined ? undefined : { by, descending }
}

function failSort(usual: string): never {
  throw new RangeError(`The usual order ${usual} is not among the columns`)
}

/** The page of a long list, from `?halaman=3`; the first when it is missing or no number. */
export function parsePage(request: Request): number {
  const wanted = Number(new URL(request.url).searchParams.get('halaman'))
  return Number.isSafeInteger(wanted) && wanted >= 1 ? wanted : 1
}

/** What is searched for, from `?cari=`; empty when nothing is. */
export function parseSearch(request: Request): string {
  return (new URL(request.url).searchParams.get('cari') ?? '').trim().slice(0, 100)
}
