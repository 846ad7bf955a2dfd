import { writeAudit } from '#app/features/people/audit.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { ProductInput } from './exhibitor-forms.ts'

/** The exhibitor's products, those in use first. */
export function listCatalogue(db: Db, exhibitorId: string) {
  return db
    .selectFrom('product')
    .select(['id', 'name', 'category', 'unit', 'typicalPriceIdr', 'originNote', 'archivedAt'])
    .where('exhibitorId', '=', exhibitorId)
    .orderBy('archivedAt', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .execute()
}

/** Adds a product to the exhibitor's catalogue or changes one of it. Prices at festivals stay as they are. */
export async function saveProduct(
  db: Db,
  exhibitorId: string,
  userId: string,
  input: Omit<ProductInput, 'intent'>,
): Promise<void> {
  const { productId, originNote, ...rest } = input
  const values = { ...rest, originNote: originNote || null }
  await db.transaction().execute(async (trx) => {
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
    await writeAudit(trx, {
      eventId: null,
      userId,
      action: productId ? 'product.changed' : 'product.added',
      subjectType: 'product',
      subjectId: id,
      after: values,
    })
  })
}

/** Takes a product out of the catalogue, or back into it; what was sold of it stays. */
export async function archiveProduct(
  db: Db,
  exhibitorId: string,
  userId: string,
  productId: string,
  archivedAt: Date | null,
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
      eventId: null,
      userId,
      action: archivedAt ? 'product.archived' : 'product.restored',
      subjectType: 'product',
      subjectId: productId,
    })
  })
}
