import type { Picture } from '#app/features/files/read-picture.server.ts'
import {
  type KeptPicture,
  notePicture,
  removePicture,
  withKeptPicture,
} from '#app/features/files/store-picture.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ProductCategory } from '#db/types.ts'
import type { ActingOfficer } from '../applications/acting-officer.ts'
import { asks, takesCategory } from '../call/call-terms.ts'
import { knownCategories } from '../catalogue/categories.ts'
import {
  type ApplicationColumns,
  type Draft,
  type Kept,
  refuseUnseen,
  writeDraft,
} from './draft.server.ts'
import { digestOfProduct } from './step-digest.server.ts'
import type { BringProductInput } from './step-forms.ts'

/** The kinds of goods of what comes along. One that has been sent once keeps its kinds until it brings others. */
async function categoriesOf(
  trx: Trx,
  officer: ActingOfficer,
  draft: Draft,
): Promise<ProductCategory[]> {
  const rows = await trx
    .selectFrom('applicationProduct')
    .innerJoin('product', 'product.id', 'applicationProduct.productId')
    .select('product.category')
    .distinct()
    .where('applicationProduct.eventId', '=', officer.eventId)
    .where('applicationProduct.applicationId', '=', draft.id)
    .execute()
  const found = knownCategories(rows.map((row) => row.category))
  return found.length > 0 ? found : knownCategories(draft.before.categories)
}

/** The picture a product shall have; `null` = none. */
type ProductPhoto = { exhibitorId: string; productId: string; picture: KeptPicture | null }

/** Puts a picture in the place of the product's present one. */
export async function changePhoto(
  trx: Trx,
  { userId }: Actor<string | null>,
  { exhibitorId, productId, picture }: ProductPhoto,
): Promise<void> {
  const before = await trx
    .selectFrom('product')
    .select('photoFileId')
    .where('exhibitorId', '=', exhibitorId)
    .where('id', '=', productId)
    .executeTakeFirst()
  if (!before) throw new DomainError('productNotFound')
  const photoFileId = picture
    ? await notePicture(trx, picture, { purpose: 'product_photo', exhibitorId }, userId)
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

async function writeProduct(
  trx: Trx,
  officer: ActingOfficer,
  input: BringProductInput,
): Promise<string> {
  const { exhibitorId } = officer
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
  officer: ActingOfficer,
  input: BringProductInput,
  picture: Picture | undefined,
): Promise<Kept> {
  return withKeptPicture(picture, (kept) =>
    writeDraft(db, officer, 'product', (trx, draft) => bring(trx, officer, draft, input, kept)),
  )
}

async function bring(
  trx: Trx,
  officer: ActingOfficer,
  draft: Draft,
  input: BringProductInput,
  picture: KeptPicture | undefined,
): Promise<ApplicationColumns> {
  const { terms } = draft
  const before = draft.before.products.find((product) => product.id === input.productId)
  if (before) refuseUnseen(draft, input, digestOfProduct(before))
  if (!takesCategory(terms, input.category)) throw new DomainError('categoryClosed')
  const productId = await writeProduct(trx, officer, input)
  if (picture && asks(terms, 'photo')) {
    const { exhibitorId } = officer
    await changePhoto(trx, officer, { exhibitorId, productId, picture })
  }
  const said = {
    priceIdr: input.priceIdr,
    ...(asks(terms, 'stock') ? { stock: input.stock ?? null } : {}),
  }
  await trx
    .insertInto('applicationProduct')
    .values({ eventId: officer.eventId, applicationId: draft.id, productId, ...said })
    .onConflict((conflict) => conflict.constraint('application_product_pkey').doUpdateSet(said))
    .execute()
  return { categories: await categoriesOf(trx, officer, draft) }
}

/** Brings several products of the catalogue along at their usual price; those that come already stay as they are. */
export function bringFromCatalogue(
  db: Db,
  officer: ActingOfficer,
  productIds: ReadonlyArray<string>,
): Promise<Kept> {
  return writeDraft(db, officer, 'products', async (trx, draft) => {
    const products = await trx
      .selectFrom('product')
      .select(['id', 'category', 'typicalPriceIdr'])
      .where('exhibitorId', '=', officer.exhibitorId)
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
          eventId: officer.eventId,
          applicationId: draft.id,
          productId: product.id,
          priceIdr: product.typicalPriceIdr,
        })),
      )
      .onConflict((conflict) => conflict.constraint('application_product_pkey').doNothing())
      .execute()
    return { categories: await categoriesOf(trx, officer, draft) }
  })
}

/** Leaves a product at home; it stays in the catalogue. */
export function dropProduct(db: Db, officer: ActingOfficer, productId: string): Promise<Kept> {
  return writeDraft(db, officer, 'products', async (trx, draft) => {
    await trx
      .deleteFrom('applicationProduct')
      .where('eventId', '=', officer.eventId)
      .where('applicationId', '=', draft.id)
      .where('productId', '=', productId)
      .execute()
    return { categories: await categoriesOf(trx, officer, draft) }
  })
}
