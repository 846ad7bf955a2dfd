/** What the server hands to loaders and actions beside the request. */
export const context = {
  requestId: 'test',
  nonce: '',
  clientAddress: '127.0.0.1',
  version: 'test',
  liveMark: '',
}

/** What a loader or action answers or throws, as a status. */
export async function statusOf(work: Promise<unknown>): Promise<number> {
  const answer = await work.catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return answer.status
  if (typeof answer === 'object' && answer !== null && 'init' in answer) {
    const { init } = answer
    if (typeof init === 'object' && init !== null && 'status' in init) return Number(init.status)
  }
  if (answer instanceof Error) throw answer
  return 200
}
