import { createHash } from 'node:crypto'
import type { ApplicationView } from '../applications/application-page.server.ts'

/** The steps whose form overwrites what was there before. */
export type WrittenStep = 'needs' | 'papers' | 'people' | 'wishes'

function contentOf(step: WrittenStep, application: ApplicationView): unknown {
  switch (step) {
    case 'needs': {
      const { tables, peopleCount, powerWatts, needsWater, needsCooking, needsColdStorage } =
        application
      return [tables, peopleCount, powerWatts, needsWater, needsCooking, needsColdStorage]
    }
    case 'papers':
      return application.products.map(
        ({ id, pirtNumber, bpomNumber, halalNumber, bestBefore }) =>
          [id, pirtNumber, bpomNumber, halalNumber, bestBefore] as const,
      )
    case 'people':
      return application.staff
    case 'wishes':
      return [application.wishes.map((wish) => wish.id), application.story, application.remarks]
  }
}

const short = (content: unknown) =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)

/** What a step says, in short: two that are alike say the same. */
export function digestOf(step: WrittenStep, application: ApplicationView | undefined): string {
  return application ? short(contentOf(step, application)) : ''
}

/** What is said of one product, in short. */
export function digestOfProduct(product: ApplicationView['products'][number] | undefined): string {
  if (!product) return ''
  const { name, category, unit, priceIdr, stock, photoFileId } = product
  return short([name, category, unit, priceIdr, stock, photoFileId])
}
