/** Whether a mark tells of changes that are not known under the other one. */
export function isNewer(mark: string, known: string | undefined): boolean {
  const [epoch, count] = mark.split('.')
  const [knownEpoch, knownCount] = known?.split('.') ?? []
  return epoch !== knownEpoch || Number(count) > Number(knownCount)
}
