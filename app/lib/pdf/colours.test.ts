import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fixedColours, inkColours, zoneColours } from './colours.ts'

const styles = (name: string) =>
  readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')

test('papers carry the light colours of the pages', () => {
  const light = styles('tokens').split('@media')[0] ?? ''
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(light)?.[1]
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

  const seen = Object.keys(inkColours).map((name) => [name, token(dashed(name))])
  const zones = zoneColours.map((_, index) => ({
    fill: token(`zone-${index + 1}`),
    edge: token(`zone-edge-${index + 1}`),
  }))

  expect(Object.fromEntries(seen)).toEqual(inkColours)
  expect(zones).toEqual(zoneColours)
})

test('papers carry the fixed colours of the house', () => {
  const theme = styles('app')
  const seen = Object.keys(fixedColours).map((name) => [
    name,
    new RegExp(`--color-${name}: (#[0-9a-f]{6});`).exec(theme)?.[1],
  ])

  expect(Object.fromEntries(seen)).toEqual(fixedColours)
})
