/** Some browsers promise the charge and never tell it. */
const PATIENCE_MS = 1000

/** The charge of the phone's battery in percent; null where the browser does not tell, or not at once. */
export async function readBattery(): Promise<number | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<null>((tell) => {
    timer = setTimeout(() => tell(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([askBattery(), tooLong])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

async function askBattery(): Promise<number | null> {
  const ask: unknown = Reflect.get(navigator, 'getBattery')
  if (typeof ask !== 'function') return null
  const battery: unknown = await Reflect.apply(ask, navigator, [])
  if (typeof battery !== 'object' || battery === null) return null
  const level: unknown = Reflect.get(battery, 'level')
  return typeof level === 'number' && level >= 0 && level <= 1 ? Math.round(level * 100) : null
}
