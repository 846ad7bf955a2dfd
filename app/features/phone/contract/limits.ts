/** A piece costs at most this; the database holds the same limit (`listing_price_limit`). */
export const PRICE_MAX_IDR = 100_000_000_000
/** Pieces of one product in one sale. */
export const QUANTITY_MAX = 10_000
/** Different products in one sale. */
export const LINES_MAX = 100
/** One sale: beyond it a typing error, and every sum stays an exact number. */
export const TOTAL_MAX_IDR = 1_000_000_000_000
/** Readings, sales or reversals that a phone sends at once. */
export const BATCH_MAX = 500
/** Rows of running numbers that a phone says it holds. */
export const HELD_SPANS_MAX = 100
/** Characters of a code that a gate has read. */
export const CODE_MAX = 2000
