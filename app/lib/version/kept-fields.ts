type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type KeptField = { key: string; value: string | boolean }
type Kept = { page: string; fields: KeptField[] }

const STORE = 'gelar:typed'
/** How long the page's script is left to answer a choice. */
const SETTLE_MS = 50
const MOST_TRIES = 3

const touched = new Set<Field>()
/** What was on the page when it began, by `keyOf`: the new one will have it too. */
let present = new Set<string>()

/** Follows what is typed on the pages of this document. */
export function watchFields(): void {
  const note = ({ target }: Event) => {
    if (isField(target)) touched.add(target)
  }
  document.addEventListener('input', note, true)
  document.addEventListener('change', note, true)
}

/** To be called when another page is shown: what was typed on the one before does not count any more. */
export function beginPage(): void {
  touched.clear()
  present = new Set(fieldsIn(document).map(keyOf))
}

/** Whether everything that was typed here can be put into the page when it has been loaded anew. */
export function canKeepFields(): boolean {
  return typedFields().every((field) => isKeepable(field) && present.has(keyOf(field)))
}

/** Keeps what was typed over a reload of this page. */
export function keepFields(): void {
  const fields = typedFields()
    .filter(isKeepable)
    .map((field) => ({ key: keyOf(field), value: typedIn(field) }))
  if (fields.length === 0) return
  const kept: Kept = { page: pageOf(window.location), fields }
  sessionStorage.setItem(STORE, JSON.stringify(kept))
}

/**
 * Puts what was kept back into this page, in the order in which it was typed: one choice may bring forth the next field.
 * What has no field yet, as in a dialog that is opened later, is put in as soon as it has one. Answers how to end that.
 */
export function restoreFields(): () => void {
  const kept = takeKept()
  if (kept?.page !== pageOf(window.location)) return () => {}
  const waiting = new Map(kept.fields.map((field) => [field, MOST_TRIES]))
  let filling = false
  const fill = async () => {
    if (filling) return
    filling = true
    for (const [field, tries] of waiting) {
      const found = fieldsIn(document).find((candidate) => keyOf(candidate) === field.key)
      if (!found) continue
      put(found, field.value)
      await new Promise((done) => setTimeout(done, SETTLE_MS))
      // The page may have made the field anew, or have no such choice yet.
      if (found.isConnected && typedIn(found) === field.value) waiting.delete(field)
      else if (tries > 1) waiting.set(field, tries - 1)
      else waiting.delete(field)
    }
    filling = false
    if (waiting.size === 0) observer.disconnect()
  }
  const observer = new MutationObserver(() => void fill())
  observer.observe(document.body, { childList: true, subtree: true })
  void fill()
  return () => observer.disconnect()
}

function takeKept(): Kept | undefined {
  const text = sessionStorage.getItem(STORE)
  sessionStorage.removeItem(STORE)
  return text === null ? undefined : JSON.parse(text)
}

function pageOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  return pathname + search
}

function typedFields(): Field[] {
  return [...touched].filter((field) => field.isConnected)
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  )
}

/** A password is kept nowhere, and a chosen file cannot be. */
function isKeepable(field: Field): boolean {
  return field.name !== '' && field.form !== null && !['password', 'file'].includes(field.type)
}

function fieldsIn(root: ParentNode): Field[] {
  return [...root.querySelectorAll('input, select, textarea')].filter(isField)
}

/** Names a field across loads: which form by its address and purpose, which field by its name and place among equals. */
function keyOf(field: Field): string {
  const { form, name } = field
  if (!form) return name
  const purpose = new FormData(form).get('intent')
  const forms = [...document.forms].filter(
    (other) =>
      other.getAttribute('action') === form.getAttribute('action') &&
      new FormData(other).get('intent') === purpose,
  )
  const equals = [...form.elements].filter((other) => isField(other) && other.name === name)
  const parts = [form.getAttribute('action'), purpose, forms.indexOf(form), name]
  return JSON.stringify([...parts, equals.indexOf(field)])
}

function isTicked(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
}

function typedIn(field: Field): string | boolean {
  return isTicked(field) ? field.checked : field.value
}

/** Sets a field as a person would, so that the page's own script hears of it. */
function put(field: Field, value: string | boolean): void {
  touched.add(field)
  if (isTicked(field)) {
    if (field.checked !== value && (value || field.type === 'checkbox')) field.click()
    return
  }
  if (field.value === value) return
  // React notes what is set through the element itself, and would hear of no change.
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set
  setter?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
