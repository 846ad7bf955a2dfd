import { useEffect, useState } from 'react'
import type { FormReply } from '#app/lib/replies.server.ts'

type Seen = { version: string; base: string }

/** Whether a save was refused because somebody else had saved meanwhile. */
export function isConflict(reply: FormReply | undefined): boolean {
  return reply?.error?.['']?.some((message) => message.key === 'applicationChanged') === true
}

function textOf(reply: FormReply | undefined, name: string): string | undefined {
  const value: unknown = reply?.initialValue?.[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * What the form was filled in for. It stays so, whatever is loaded anew around it, until its reader has been shown
 * what is stored now: only then may saving replace that.
 */
function useSeen(stored: Seen, reply: FormReply | undefined): Seen {
  const conflict = isConflict(reply)
  const sent: Seen = {
    version: textOf(reply, 'version') ?? stored.version,
    base: textOf(reply, 'base') ?? stored.base,
  }
  const [seen, setSeen] = useState(reply && !conflict ? sent : stored)
  const { version, base } = stored
  useEffect(() => {
    if (conflict) setSeen({ version, base })
  }, [conflict, version, base])
  return seen
}

/** The hidden fields by which a save is told from one that would overwrite unseen. */
export function SeenFields({
  version,
  base,
  reply,
}: {
  version: number
  base: string
  reply: FormReply | undefined
}) {
  const seen = useSeen({ version: String(version), base }, reply)
  return (
    <>
      {/* Made anew when they change, for what a form was sent with is written back into its fields. */}
      <input key={`version ${seen.version}`} type="hidden" name="version" value={seen.version} />
      <input key={`base ${seen.base}`} type="hidden" name="base" value={seen.base} />
    </>
  )
}
