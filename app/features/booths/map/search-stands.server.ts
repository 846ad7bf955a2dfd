import { sql } from 'kysely'
import { productCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import type { Db } from '#db/connect.server.ts'
import type { ProductCategory } from '#db/types.ts'

export type FoundStand = {
  exhibitorId: string
  name: string
  kanwilName: string | null
  boothId: string
  boothCode: string
  /** What it sells that fits the words best, else the first of its goods. */
  goods: Array<{ name: string; priceIdr: number }>
}
export type StandSearch = {
  found: FoundStand[]
  total: number
  /** Codes of all booths with something that was found, also on other pages. */
  boothIds: string[]
  /** Nothing contains the words as they were typed; what was found is only similar. */
  similar: boolean
}
/** Words for a kind of goods, in the languages that people type. */
export type CategoryWords = Partial<Record<ProductCategory, ReadonlyArray<string>>>

/** How alike a word and a part of a name must be when nothing is written as it was typed. */
const NEAR = 0.45
const MOST_WORDS = 6
const GOODS_SHOWN = 3

type Asked = { words: string[]; together: string; kinds: string[] }

/**
 * Exhibitors of a plan by their name, an older or another name, their Kanwil, their booth, their goods or the kind
 * of their goods. Spaces, case and usual abbreviations make no difference; every word has to be met. When nothing is
 * written so, what is written nearly so is answered.
 */
export async function searchStands(
  db: Db,
  { eventId, planId }: { eventId: string; planId: string },
  text: string,
  { page, size, categoryWords }: { page: number; size: number; categoryWords: CategoryWords },
): Promise<StandSearch> {
  const asked = await askedOf(db, text, categoryWords)
  if (asked.words.length === 0) return { found: [], total: 0, boothIds: [], similar: false }
  const exact = await listMatches(db, eventId, planId, asked, false)
  const matches = exact.length > 0 ? exact : await listMatches(db, eventId, planId, asked, true)
  const shown = matches.slice((page - 1) * size, page * size)
  const goods = await listGoods(db, eventId, shown, asked)
  return {
    found: shown.map(({ score, ...stand }) => ({
      ...stand,
      goods: goods.filter((row) => row.exhibitorId === stand.exhibitorId),
    })),
    total: matches.length,
    boothIds: [...new Set(matches.map(({ boothId }) => boothId))],
    similar: exact.length === 0 && matches.length > 0,
  }
}

async function askedOf(db: Db, text: string, categoryWords: CategoryWords): Promise<Asked> {
  const { rows } = await sql<{
    key: string
  }>`select name_key(${text.slice(0, 100)}) as key`.execute(db)
  const key = rows[0]?.key ?? ''
  const words = [...new Set(key.split(' ').filter(Boolean))].slice(0, MOST_WORDS)
  // A word for a kind stands for the kind: `kinds` has a row "word kind" for each.
  const kinds = words.flatMap((word) =>
    word.length < 3
      ? []
      : productCategories
          .filter((kind) => categoryWords[kind]?.some((name) => name.toLowerCase().includes(word)))
          .map((kind) => `${word} ${kind}`),
  )
  return { words, together: key.replaceAll(' ', ''), kinds }
}

type Match = Omit<FoundStand, 'goods'> & { score: number }

/** What is sold where, in the spelling of `name_key` as far as that is cheap. */
const goodsKey = sql`replace(replace(replace(lower(regexp_replace(product.name, '[^[:alnum:]]+', ' ', 'g')), 'dj', 'j'), 'tj', 'c'), 'oe', 'u')`

async function listMatches(
  db: Db,
  eventId: string,
  planId: string,
  { words, together, kinds }: Asked,
  similar: boolean,
): Promise<Match[]> {
  const meets = similar
    ? sql`word_similarity(asked.word, said.key) >= ${NEAR}`
    : sql`strpos(replace(said.key, ' ', ''), asked.word) > 0
        or (said.kinds && array(select split_part(pair, ' ', 2) from unnest(${kinds}::text[]) pair
                                 where split_part(pair, ' ', 1) = asked.word))`
  const { rows } = await sql<Match>`
    with stand as (
      select placement.booth_id, booth.code, exhibitor.id, exhibitor.name, exhibitor.name_key,
        exhibitor.upt_code, exhibitor.kanwil_code, application.categories
      from placement
      join application on application.id = placement.application_id
      join exhibitor on exhibitor.id = application.exhibitor_id
      join booth on booth.id = placement.booth_id
      where placement.event_id = ${eventId} and placement.plan_id = ${planId}
    ), said (id, key, weight, kinds) as (
      select id, name_key, 1.0, categories from stand
      union all select id, lower(replace(code, '-', '')) || ' ' || lower(replace(code, '-', ' ')), 1.0, null from stand
      union all select stand.id, alias.name_key, 0.95, null from stand
        join alias on alias.exhibitor_id = stand.id or alias.upt_code = stand.upt_code
          or alias.kanwil_code = stand.kanwil_code
      union all select stand.id, upt.name_key || ' ' || lower(upt.city), 0.9, null
        from stand join upt on upt.code = stand.upt_code
      union all select stand.id, kanwil.name_key || ' ' || lower(kanwil.province), 0.8, null
        from stand join kanwil on kanwil.code = stand.kanwil_code
      union all select stand.id, ${goodsKey}, 0.85, array[product.category::text]
        from stand
        join listing on listing.event_id = ${eventId} and listing.booth_id = stand.booth_id
          and listing.exhibitor_id = stand.id and listing.active
        join product on product.id = listing.product_id
    ), met as (
      select said.id, count(distinct asked.word) as words,
        max(said.weight * word_similarity(asked.word, said.key)) as score
      from said cross join unnest(${words}::text[]) as asked (word)
      where ${meets}
      group by said.id
      union all
      select said.id, ${words.length}, max(said.weight)
      from said where strpos(replace(said.key, ' ', ''), ${together}) > 0
      group by said.id
    )
    select stand.id as "exhibitorId", stand.name, kanwil.name as "kanwilName", stand.booth_id as "boothId",
      stand.code as "boothCode", max(met.score)::float8 as score
    from met join stand on stand.id = met.id
    left join kanwil on kanwil.code = stand.kanwil_code
    where met.words >= ${words.length}
    group by stand.id, stand.name, kanwil.name, stand.booth_id, stand.code
    order by max(met.score) desc, stand.name, stand.id
  `.execute(db)
  return rows
}

/** A few goods of each of these, those that meet the words first. */
async function listGoods(
  db: Db,
  eventId: string,
  stands: ReadonlyArray<Match>,
  { words, kinds }: Asked,
): Promise<Array<{ exhibitorId: string; name: string; priceIdr: number }>> {
  if (stands.length === 0) return []
  const { rows } = await sql<{ exhibitorId: string; name: string; priceIdr: number }>`
    select "exhibitorId", name, "priceIdr" from (
      select listing.exhibitor_id as "exhibitorId", product.name, listing.price_idr::float8 as "priceIdr",
        row_number() over (partition by listing.exhibitor_id order by meets.best desc, product.name, product.id) as place
      from listing
      join product on product.id = listing.product_id
      cross join lateral (
        select coalesce(max(case when strpos(${goodsKey}, word) > 0 then 2 else word_similarity(word, ${goodsKey}) end), 0)
          + case when exists (select from unnest(${kinds}::text[]) pair
                              where split_part(pair, ' ', 2) = product.category::text) then 1 else 0 end as best
        from unnest(${words}::text[]) as word
      ) meets
      where listing.event_id = ${eventId} and listing.active
        and listing.exhibitor_id = any(${stands.map(({ exhibitorId }) => exhibitorId)}::uuid[])
    ) ranked
    where place <= ${GOODS_SHOWN}
    order by place
  `.execute(db)
  return rows
}
