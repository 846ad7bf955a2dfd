/** Results that were made lately, as long as all of them together are not too large; the longest unused goes first. */
export class KeptResults {
  private readonly kept = new Map<string, Uint8Array<ArrayBuffer>>()
  private bytes = 0

  constructor(private readonly mostBytes: number) {}

  get(key: string): Uint8Array<ArrayBuffer> | undefined {
    const result = this.kept.get(key)
    if (result) {
      this.kept.delete(key)
      this.kept.set(key, result)
    }
    return result
  }

  keep(key: string, result: Uint8Array<ArrayBuffer>): void {
    if (result.byteLength > this.mostBytes / 4 || this.kept.has(key)) return
    this.kept.set(key, result)
    this.bytes += result.byteLength
    for (const [oldest, { byteLength }] of this.kept) {
      if (this.bytes <= this.mostBytes) break
      this.kept.delete(oldest)
      this.bytes -= byteLength
    }
  }
}
