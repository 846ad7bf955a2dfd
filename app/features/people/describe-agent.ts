const browsers: ReadonlyArray<[name: string, mark: RegExp]> = [
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS)\//],
  ['Safari', /Safari\//],
]
const systems: ReadonlyArray<[name: string, mark: RegExp]> = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

/** Names browser and system of a `User-Agent`, for somebody to recognize the own device: `Chrome, Android`. */
export function describeAgent(agent: string | null | undefined): string | undefined {
  const found = [browsers, systems].flatMap(
    (names) => names.find(([, mark]) => mark.test(agent ?? ''))?.[0] ?? [],
  )
  return found.length > 0 ? found.join(', ') : undefined
}
