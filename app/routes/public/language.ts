import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { languageCookie } from '#app/i18n/i18n.server.ts'
import { defaultLanguage, isLanguage } from '#app/i18n/i18n.ts'
import { safePath } from '#app/lib/safe-path.ts'

/** A visit without a form leads to the front page. */
export function loader() {
  return redirect('/')
}

/** Keeps the language and shows the page again from which it was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const wanted = form.get('lang')
  const language = isLanguage(wanted) ? wanted : defaultLanguage
  return redirect(safePath(form.get('kembali')), {
    status: 303,
    headers: { 'Set-Cookie': languageCookie(language) },
  })
}
