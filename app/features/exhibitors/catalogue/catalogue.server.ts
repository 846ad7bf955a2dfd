import type { Picture } from '#app/features/files/read-picture.server.ts'
import { withKeptPicture } from '#app/features/files/store-picture.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { ProductInput } from '../applications/exhibitor-forms.ts'
import { changePhoto } from '../apply/bring-products.server.ts'

/** The exhibitor's products, those in use first. */
export function listCatalogue(db: Db, exhibitorId: string) {
  return db
    .selectFrom('product')
    .select([
      'id',
      'name',
      'category',
      'unit',
      'typicalPriceIdr',
      'originNote',
      'archivedAt',
      'photoFileId',
      'pirtNumber',
      'bpomNumber',
      'halalNumber',
    ])
    .where('exhibitorId', '=', exhibitorId)
    .orderBy('archivedAt', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .execute()
}

/** Adds a product to the exhibitor's catalogue or changes one of it. Prices at festivals stay as they are. */
export async function saveProduct(
  db: Db,
  actor: Actor<null>,
  exhibitorId: string,
  input: Omit<ProductInput, 'intent' | 'photo'>,
  picture?: Picture,
): Promise<void> {
  const { productId, originNote, removePhoto, pirtNumber, bpomNumber, halalNumber, ...rest } = input
  const values = {
    ...rest,
    originNote: originNote || null,
    pirtNumber: pirtNumber ?? null,
    bpomNumber: bpomNumber ?? null,
    halalNumber: halalNumber ?? null,
  }
  await withKeptPicture(picture, (kept) =>
    db.transaction().execute(async (trx) => {
      const id = productId ?? newId()
      if (productId) {
        const { numUpdatedRows } = await trx
          .updateTable('product')
          .set(values)
          .where('exhibitorId', '=', exhibitorId)
          .where('id', '=', productId)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw new DomainError('productNotFound')
      } else {
        await trx
          .insertInto('product')
          .values({ id, exhibitorId, ...values })
          .execute()
      }
      if (kept || removePhoto) {
        await changePhoto(trx, actor, { exhibitorId, productId: id, picture: kept ?? null })
      }
      await writeAudit(trx, {
        ...actor,
        action: productId ? 'product.changed' : 'product.added',
        subjectType: 'product',
        subjectId: id,
        after: values,
      })
    }),
  )
}

/** Takes a product out of the catalogue, or back into it; what was sold of it stays. */
export async function archiveProduct(
  db: Db,
  actor: Actor<null>,
  {
    exhibitorId,
    productId,
    archivedAt,
  }: { exhibitorId: string; productId: string; archivedAt: Date | null },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('product')
      .set({ archivedAt })
      .where('exhibitorId', '=', exhibitorId)
      .where('id', '=', productId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new DomainError('productNotFound')
    await writeAudit(trx, {
      ...actor,
      action: archivedAt ? 'product.archived' : 'product.restored',
      subjectType: 'product',
      subjectId: productId,
    })
  })
}
