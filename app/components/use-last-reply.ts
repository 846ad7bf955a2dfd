import { useActionData, useLocation } from '@remix-run/react'
import { useRef } from 'react'

/**
 * What the action of the page has answered last, until the next form or the next page. On a page that loads its data anew
 * by itself `useActionData` is gone with the first news, and with it why a form was refused.
 */
export function useLastReply<Action>(): ReturnType<typeof useActionData<Action>> {
  const reply = useActionData<Action>()
  const { key } = useLocation()
  const last = useRef({ key, reply })
  if (reply !== undefined || last.current.key !== key) last.current = { key, reply }
  return last.current.reply
}
