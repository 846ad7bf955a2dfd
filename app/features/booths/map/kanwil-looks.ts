import type { BoothLook, MapBooth } from './ground-drawing.ts'

type Stands = { boothId: string; kanwilCode: string | null }

/** As many codes as fit under the code of a booth. */
const SHOWN = 2

/**
 * Colours booths by the Kanwil that stand in them: neighbours in the list of codes get different colours, and the
 * codes themselves are written below, for there are more Kanwil than colours.
 */
export function kanwilLooks(stands: ReadonlyArray<Stands>): (booth: MapBooth) => BoothLook {
  const codes = [...new Set(stands.flatMap(({ kanwilCode }) => kanwilCode ?? []))].sort()
  const inBooth = new Map<string, Set<string>>()
  for (const { boothId, kanwilCode } of stands) {
    if (kanwilCode === null) continue
    inBooth.set(boothId, (inBooth.get(boothId) ?? new Set<string>()).add(kanwilCode))
  }
  return (booth) => {
    const here = [...(inBooth.get(booth.id) ?? [])].sort()
    const [first] = here
    if (first === undefined) return {}
    const more = here.length > SHOWN ? `+${here.length - SHOWN}` : ''
    return { colour: codes.indexOf(first), note: here.slice(0, SHOWN).join(' ') + more }
  }
}
