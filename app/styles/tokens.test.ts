import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Tokens = Record<string, string>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokensAfter(start: RegExp): Tokens {
  const from = css.search(start)
  if (from < 0) throw new Error(`No block of tokens at ${start}`)
  const block = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

const schemes: Record<string, Tokens> = {
  light: tokensAfter(/^\[data-theme=.light.\]/m),
  dark: tokensAfter(/^\[data-theme=.dark.\]/m),
}
const darkByPreference = tokensAfter(/@media \(prefers-color-scheme: dark\)/)

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(tokens: Tokens, front: string, back: string): number {
  const [a, b] = [front, back].map((name) => {
    const value = tokens[name]
    if (!value) throw new Error(`No token --${name}`)
    return luminance(value)
  })
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)]
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'surface', 'sunken']
const text: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] =>
    ['ink', 'ink-soft', 'link', 'accent', 'good', 'warn', 'bad', 'info'].map((front) => [
      front,
      ground,
    ]),
  ),
  ...['accent', 'good', 'warn', 'bad', 'info'].flatMap((tone): [string, string][] => [
    [`${tone}-ink`, tone],
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['ink-soft', `${tone}-soft`],
  ]),
  ['accent-ink', 'accent-strong'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((zone): [string, string] => ['ink', `zone-${zone}`]),
]
const shapes: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['line-strong', ground],
    ['focus', ground],
  ]),
  ...[1, 2, 3, 4, 5, 6].map((colour): [string, string] => [`chart-${colour}`, 'surface']),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((zone): [string, string] => [
    `zone-edge-${zone}`,
    `zone-${zone}`,
  ]),
]

describe.each(Object.keys(schemes))('colours of the %s scheme', (scheme) => {
  const tokens = schemes[scheme] ?? {}

  test.each(text)('text in %s on %s reaches 4.5 to 1', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(shapes)('outlines and plots in %s on %s reach 3 to 1', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3)
  })
})

test('dark by preference and dark by choice are the same', () => {
  expect(schemes.dark).toEqual(darkByPreference)
  expect(Object.keys(schemes.dark ?? {})).toEqual(Object.keys(schemes.light ?? {}))
})
