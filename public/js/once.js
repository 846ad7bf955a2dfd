// @ts-check
/** A form marked `data-once` is sent once: a second press while the first is under way does nothing. */

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined) return
  if (form.dataset.sent === 'yes') {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'yes'
  const button = event.submitter
  if (button) button.setAttribute('aria-busy', 'true')
})

// Coming back by the back button shows the page as it was left: let it be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    if (form instanceof HTMLFormElement) delete form.dataset.sent
  }
})
