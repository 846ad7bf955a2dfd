import type { Picture } from '#app/features/files/read-picture.server.ts'
import { removePicture, storePicture } from '#app/features/files/store-picture.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ProductCategory } from '#db/types.ts'
import { asks, takesCategory } from '../call/call-terms.ts'
import { knownCategories } from '../catalogue/categories.ts'
import { type Draft, type Kept, refuseUnseen, type Who, writeDraft } from './draft.server.ts'
import { digestOfProduct } from './step-digest.server.ts'
import type { BringProductInput } from './step-forms.ts'

/** The kinds of goods of what comes along. One that has been sent once keeps its kinds until it brings others. */
async function categoriesOf(trx: Trx, who: Who, draft: Draft): Promise<ProductCategory[]> {
  const rows = await trx
    .selectFrom('applicationProduct')
    .innerJoin('product', 'product.id', 'applicationProduct.productId')
    .select('product.category')
    .distinct()
    .where('applicationProduct.eventId', '=', who.eventId)
    .where('applicationProduct.applicationId', '=', draft.id)
    .execute()
  const found = knownCategories(rows.map((row) => row.category))
  return found.length > 0 ? found : knownCategories(draft.before.categories)
}

/** Puts a picture in the place of the product's present one. */
export async function changePhoto(
  trx: Trx,
  exhibitorId: string,
  productId: string,
  picture: Picture | null,
  userId: string,
): Promise<void> {
  const before = await trx
    .selectFrom('product')
    .select('photoFileId')
    .where('exhibitorId', '=', exhibitorId)
    .where('id', '=', productId)
    .executeTakeFirst()
  if (!before) throw new DomainError('productNotFound')
  const photoFileId = picture
    ? await storePicture(trx, picture, { purpose: 'product_photo', exhibitorId }, userId)
    : null
  await trx
    .updateTable('product')
    .set({ photoFileId })
    .where('exhibitorId', '=', exhibitorId)
    .where('id', '=', productId)
    .execute()
  if (before.photoFileId) {
    await removePicture(trx, { fileId: before.photoFileId, exhibitorId })
  }
}

async function writeProduct(trx: Trx, who: Who, input: BringProductInput): Promise<string> {
  const { exhibitorId } = who
  const { name, category, unit, priceIdr } = input
  if (input.productId) {
    const { numUpdatedRows } = await trx
      .updateTable('product')
      .set({ name, category, unit })
      .where('exhibitorId', '=', exhibitorId)
      .where('id', '=', input.productId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new DomainError('choiceInvalid')
    return input.productId
  }
  const { id } = await trx
    .insertInto('product')
    .values({ id: newId(), exhibitorId, name, category, unit, typicalPriceIdr: priceIdr })
    // The same name again is the same product, taken back into use.
    .onConflict((conflict) =>
      conflict
        .constraint('product_exhibitor_name_key')
        .doUpdateSet({ archivedAt: null, category, unit }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Brings a product along, new or of the catalogue, or changes what is said of it. A new one enters the catalogue. */
export function bringProduct(
  db: Db,
  who: Who,
  input: BringProductInput,
  picture: Picture | undefined,
): Promise<Kept> {
  return writeDraft(db, who, 'product', async (trx, draft) => {
    const { terms } = draft
    const before = draft.before.products.find((product) => product.id === input.productId)
    if (before) refuseUnseen(draft, input, digestOfProduct(before))
    if (!takesCategory(terms, input.category)) throw new DomainError('categoryClosed')
    const productId = await writeProduct(trx, who, input)
    if (picture && asks(terms, 'photo')) {
      await changePhoto(trx, who.exhibitorId, productId, picture, who.userId)
    }
    const said = {
      priceIdr: input.priceIdr,
      ...(asks(terms, 'stock') ? { stock: input.stock ?? null } : {}),
    }
    await trx
      .insertInto('applicationProduct')
      .values({ eventId: who.eventId, applicationId: draft.id, productId, ...said })
      .onConflict((conflict) => conflict.constraint('application_product_pkey').doUpdateSet(said))
      .execute()
    return { categories: await categoriesOf(trx, who, draft) }
  })
}

/** Brings several products of the catalogue along at their usual price; those that come already stay as they are. */
export function bringFromCatalogue(
  db: Db,
  who: Who,
  productIds: ReadonlyArray<string>,
): Promise<Kept> {
  return writeDraft(db, who, 'products', async (trx, draft) => {
    const products = await trx
      .selectFrom('product')
      .select(['id', 'category', 'typicalPriceIdr'])
      .where('exhibitorId', '=', who.exhibitorId)
      .where('archivedAt', 'is', null)
      .where('id', 'in', [...productIds])
      .execute()
    if (products.length < new Set(productIds).size) throw new DomainError('choiceInvalid')
    if (products.some((product) => !takesCategory(draft.terms, product.category))) {
      throw new DomainError('categoryClosed')
    }
    await trx
      .insertInto('applicationProduct')
      .values(
        products.map((product) => ({
          eventId: who.eventId,
          applicationId: draft.id,
          productId: product.id,
          priceIdr: product.typicalPriceIdr,
        })),
      )
      .onConflict((conflict) => conflict.constraint('application_product_pkey').doNothing())
      .execute()
    return { categories: await categoriesOf(trx, who, draft) }
  })
}

/** Leaves a product at home; it stays in the catalogue. */
export function dropProduct(db: Db, who: Who, productId: string): Promise<Kept> {
  return writeDraft(db, who, 'products', async (trx, draft) => {
    await trx
      .deleteFrom('applicationProduct')
      .where('eventId', '=', who.eventId)
      .where('applicationId', '=', draft.id)
      .where('productId', '=', productId)
      .execute()
    return { categories: await categoriesOf(trx, who, draft) }
  })
}
