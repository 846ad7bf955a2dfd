import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { ProductCategory } from '#db/types.ts'

export type ProductFilter = {
  /** Words as somebody remembers them. */
  text?: string
  category?: ProductCategory
  kanwilCode?: string
}

export type FoundProduct = {
  listingId: string
  name: string
  category: ProductCategory
  unit: string
  photoFileId: string | null
  priceIdr: number
  soldOut: boolean
  exhibitorName: string
  kanwilName: string | null
  boothCode: string
}

/** At least so alike have two words to be to count as the same (pg_trgm's similarity, 0 to 1). */
const likeness = 0.35

function selectOnSale(db: Db, eventId: string) {
  return db
    .selectFrom('listing')
    .innerJoin('product', 'product.id', 'listing.productId')
    .innerJoin('exhibitor', 'exhibitor.id', 'listing.exhibitorId')
    .innerJoin('booth', 'booth.id', 'listing.boothId')
    .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
    .where('listing.eventId', '=', eventId)
    .where('listing.active', '=', true)
}

/**
 * How well a product meets the words: for each the most alike word in its name, its maker's, its province or its
 * booth's code, the beginning of a word counting as almost the whole. Null when one of the words is met by none.
 */
function likenessTo(words: string[]) {
  return sql<number | null>`(
    select case when min(best) >= ${likeness} then avg(best) end
      from (select max(greatest(similarity(sought, word),
                                case when starts_with(word, sought) then 0.9 else 0 end)) as best
              from unnest(${words}::text[]) sought
             cross join regexp_split_to_table(
                     lower(concat_ws(' ', product.name, exhibitor.name, kanwil.province, booth.code)),
                     '[^[:alnum:]-]+') word
             group by sought) each_word)`
}

/** What was typed, as single words; a handful is enough to find anything. */
function wordsOf(text: string | undefined): string[] {
  const words = (text ?? '').toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []
  return [...new Set(words)].slice(0, 6)
}

/**
 * What is on sale at a festival, in pages. The search forgives spelling, so that "tenum sumba" finds
 * "Tenun Sumba"; the best matches come first.
 */
export async function searchProducts(
  db: Db,
  eventId: string,
  { text, category, kanwilCode }: ProductFilter,
  { page, size }: { page: number; size: number },
): Promise<{ products: FoundProduct[]; total: number }> {
  const words = wordsOf(text)
  const matching = selectOnSale(db, eventId)
    .$if(category !== undefined, (query) =>
      query.where('product.category', '=', category ?? 'lainnya'),
    )
    .$if(kanwilCode !== undefined, (query) =>
      query.where('exhibitor.kanwilCode', '=', kanwilCode ?? ''),
    )
    .$if(words.length > 0, (query) => query.where(likenessTo(words), 'is not', null))
  const sold = sql<boolean>`listing.stock is not null and listing.stock <= coalesce((
    select sum(r.quantity) from sales_rollup r
     where r.event_id = listing.event_id and r.booth_id = listing.booth_id
       and r.product_id = listing.product_id), 0)`
  const [products, { total }] = await Promise.all([
    matching
      .select([
        'listing.id as listingId',
        'product.name',
        'product.category',
        'product.unit',
        'product.photoFileId',
        'listing.priceIdr',
        'exhibitor.name as exhibitorName',
        'kanwil.name as kanwilName',
        'booth.code as boothCode',
      ])
      .select(sold.as('soldOut'))
      .$if(words.length > 0, (query) => query.orderBy(likenessTo(words), 'desc'))
      .orderBy('product.name')
      .orderBy('listing.id')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
    matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { products, total }
}

export type ProductFacets = {
  categories: Array<{ category: ProductCategory; count: number }>
  kanwil: Array<{ code: string; name: string }>
}

/** By what the goods of a festival can be narrowed down: only kinds and offices that have something. */
export async function listProductFacets(db: Db, eventId: string): Promise<ProductFacets> {
  const [categories, kanwil] = await Promise.all([
    selectOnSale(db, eventId)
      .select((eb) => ['product.category', eb.fn.countAll<number>().as('count')])
      .groupBy('product.category')
      .orderBy('count', 'desc')
      .orderBy('product.category')
      .execute(),
    db
      .selectFrom('kanwil')
      .select(['kanwil.code', 'kanwil.province as name'])
      .where((where) =>
        where.exists(
          where
            .selectFrom('listing')
            .innerJoin('exhibitor', 'exhibitor.id', 'listing.exhibitorId')
            .select('listing.id')
            .where('listing.eventId', '=', eventId)
            .where('listing.active', '=', true)
            .whereRef('exhibitor.kanwilCode', '=', 'kanwil.code'),
        ),
      )
      .orderBy('kanwil.province')
      .execute(),
  ])
  return { categories, kanwil }
}
