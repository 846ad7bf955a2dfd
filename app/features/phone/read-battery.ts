/** The charge of the phone's battery in percent; null where the browser does not tell. */
export async function readBattery(): Promise<number | null> {
  try {
    const ask: unknown = Reflect.get(navigator, 'getBattery')
    if (typeof ask !== 'function') return null
    const battery: unknown = await Reflect.apply(ask, navigator, [])
    if (typeof battery !== 'object' || battery === null) return null
    const level: unknown = Reflect.get(battery, 'level')
    return typeof level === 'number' && level >= 0 && level <= 1 ? Math.round(level * 100) : null
  } catch {
    return null
  }
}
