/** The light colours of `styles/tokens.css` for what leaves the browser: papers and picture files. */
export const inkColours = {
  ink: '#1c1b38',
  inkSoft: '#575269',
  line: '#e6dcc8',
  lineStrong: '#877c69',
  paper: '#fbf7ee',
  surface: '#ffffff',
  sunken: '#f4ecdc',
  accent: '#8a4512',
  accentSoft: '#f9e7ca',
  accentInk: '#fffaf0',
  link: '#2b3590',
  good: '#1a6641',
  goodSoft: '#dff1e4',
  warn: '#7d5000',
  warnSoft: '#fdeec2',
  bad: '#ad2018',
  badSoft: '#fce5e0',
} as const

export const fixedColours = {
  indigo: '#23265c',
  cream: '#fbf3e0',
  turmeric: '#f0b544',
} as const

/** Fill and edge of the eight zone colours, as `--zone-1` to `--zone-8` and `--zone-edge-1` to `--zone-edge-8`. */
export const zoneColours = [
  { fill: '#dde2fa', edge: '#3d4bb0' },
  { fill: '#fae2ab', edge: '#a86800' },
  { fill: '#cbebe6', edge: '#117a72' },
  { fill: '#f7d4c9', edge: '#ad442d' },
  { fill: '#ecd8ef', edge: '#86498e' },
  { fill: '#dcebc3', edge: '#57791c' },
  { fill: '#d0e8f6', edge: '#21749f' },
  { fill: '#e9dfcc', edge: '#7c6a4c' },
] as const

/** A zone's colours by its stored number, whatever that is. */
export function zoneColour(colour: number): { fill: string; edge: string } {
  const index = Math.abs(Math.trunc(colour)) % zoneColours.length
  return zoneColours[index] ?? zoneColours[0]
}
