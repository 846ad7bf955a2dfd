import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { auth } from '#app/features/people/auth.server.ts'
import { signOut } from '#app/features/people/sign-in.server.ts'
import { signInPath } from '#app/lib/paths.ts'

/** Ends the session; the address alone, opened as a page, ends nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { cookies } = await signOut(auth, request.headers)
  return redirect(signInPath(), { headers: cookies })
}

export function loader() {
  return redirect(signInPath())
}
