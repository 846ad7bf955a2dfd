import type { ProductCategory } from '#db/types.ts'
import { asks, type CallTerms, takesCategory } from '../call/call-terms.ts'

/** The steps of an application, in their order; the words are those of the address. */
export const applySteps = {
  needs: 'kebutuhan',
  products: 'produk',
  papers: 'pangan',
  people: 'petugas',
  wishes: 'pilihan',
  send: 'kirim',
} as const

export type ApplyStep = keyof typeof applySteps

const order = ['needs', 'products', 'papers', 'people', 'wishes', 'send'] as const

/** What the steps look at of an application. */
export type Applied = {
  tables: number
  story: string
  products: ReadonlyArray<{
    id: string
    name: string
    category: ProductCategory
    stock: number | null
    photoFileId: string | null
    pirtNumber: string | null
    bpomNumber: string | null
    halalNumber: string | null
    bestBefore: string | null
  }>
  staff: ReadonlyArray<unknown>
  wishes: ReadonlyArray<{ code: string; allowedCategories: ReadonlyArray<string> }>
}

/** Something that is not said yet, or not as the call wants it. Only what is `required` keeps from sending. */
export type ApplicationGap = {
  step: ApplyStep
  code:
    | 'notBegun'
    | 'tooManyTables'
    | 'noProducts'
    | 'categoryClosed'
    | 'stockMissing'
    | 'photoMissing'
    | 'permitMissing'
    | 'halalMissing'
    | 'bestBeforeMissing'
    | 'staffMissing'
    | 'wishMissing'
    | 'wishUnfit'
    | 'storyMissing'
  required: boolean
  /** The product or zone it is about. */
  about?: { id: string; name: string }
  max?: number
}

/** Food and drink, which need papers. */
export function isFood(product: { category: ProductCategory }): boolean {
  return product.category === 'kuliner'
}

/** The steps of this application under these terms: a step that has nothing to ask is left out. */
export function stepsOf(terms: CallTerms, application: Applied | undefined): ApplyStep[] {
  const food = application?.products.some(isFood) === true
  const wanted: Record<ApplyStep, boolean> = {
    needs: true,
    products: true,
    papers: food && asks(terms, 'food_papers'),
    people: asks(terms, 'staff'),
    wishes: true,
    send: true,
  }
  return order.filter((step) => wanted[step])
}

function productGaps(terms: CallTerms, product: Applied['products'][number]): ApplicationGap[] {
  const about = { id: product.id, name: product.name }
  const gap = (
    step: ApplyStep,
    code: ApplicationGap['code'],
    required = false,
  ): ApplicationGap => ({
    step,
    code,
    required,
    about,
  })
  const papers = isFood(product) && asks(terms, 'food_papers')
  return [
    ...(takesCategory(terms, product.category) ? [] : [gap('products', 'categoryClosed', true)]),
    ...(asks(terms, 'stock') && product.stock === null ? [gap('products', 'stockMissing')] : []),
    ...(asks(terms, 'photo') && !product.photoFileId ? [gap('products', 'photoMissing')] : []),
    ...(papers && !product.pirtNumber && !product.bpomNumber
      ? [gap('papers', 'permitMissing')]
      : []),
    ...(papers && !product.halalNumber ? [gap('papers', 'halalMissing')] : []),
    ...(papers && !product.bestBefore ? [gap('papers', 'bestBeforeMissing')] : []),
  ]
}

function wishGaps(terms: CallTerms, { wishes, products }: Applied): ApplicationGap[] {
  if (!asks(terms, 'zones')) return []
  if (wishes.length === 0) return [{ step: 'wishes', code: 'wishMissing', required: false }]
  const brought = products.map((product) => product.category)
  return wishes
    .filter(
      ({ allowedCategories }) =>
        brought.length > 0 &&
        allowedCategories.length > 0 &&
        !brought.some((category) => allowedCategories.includes(category)),
    )
    .map(({ code }) => ({
      step: 'wishes',
      code: 'wishUnfit',
      required: false,
      about: { id: code, name: code },
    }))
}

/** Everything that an application leaves open under these terms, in the order of the steps. */
export function findGaps(terms: CallTerms, application: Applied | undefined): ApplicationGap[] {
  if (!application) return [{ step: 'needs', code: 'notBegun', required: true }]
  const max = terms.maxTablesPerApplication
  const gaps: ApplicationGap[] = [
    ...(application.tables > max
      ? [{ step: 'needs', code: 'tooManyTables', required: true, max } as const]
      : []),
    ...(application.products.length === 0
      ? [{ step: 'products', code: 'noProducts', required: true } as const]
      : []),
    ...application.products.flatMap((product) => productGaps(terms, product)),
    ...(asks(terms, 'staff') && application.staff.length === 0
      ? [{ step: 'people', code: 'staffMissing', required: false } as const]
      : []),
    ...wishGaps(terms, application),
    ...(application.story === ''
      ? [{ step: 'wishes', code: 'storyMissing', required: false } as const]
      : []),
  ]
  return order.flatMap((step) => gaps.filter((gap) => gap.step === step))
}

export type StepState = 'done' | 'advised' | 'open'

/** How far a step has come: done, could say more, or keeps from sending. */
export function stateOf(step: ApplyStep, gaps: ReadonlyArray<ApplicationGap>): StepState {
  const own =
    step === 'send' ? gaps.filter((gap) => gap.required) : gaps.filter((gap) => gap.step === step)
  if (own.length === 0) return 'done'
  return own.some((gap) => gap.required) ? 'open' : 'advised'
}

/** Where to go on: the first step that says nothing yet or not all, else sending. */
export function nextStepOf(terms: CallTerms, application: Applied | undefined): ApplyStep {
  const gaps = findGaps(terms, application)
  const steps = stepsOf(terms, application)
  return (
    steps.find((step) => gaps.some((gap) => gap.step === step && gap.required)) ??
    steps.find((step) => stateOf(step, gaps) === 'advised') ??
    'send'
  )
}

/** The step that follows this one. */
export function stepAfter(steps: ReadonlyArray<ApplyStep>, step: ApplyStep): ApplyStep {
  return steps[steps.indexOf(step) + 1] ?? 'send'
}

/** The step named by an address; undefined for any other word. */
export function stepNamed(word: string | null): ApplyStep | undefined {
  return order.find((step) => applySteps[step] === word)
}
