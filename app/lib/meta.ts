/** The title of a page as browsers and bookmarks show it. */
export function pageMeta(title?: string, description?: string) {
  const tags: ({ title: string } | { name: string; content: string })[] = [
    { title: title ? `${title} · Gelar` : 'Gelar' },
  ]
  if (description) tags.push({ name: 'description', content: description })
  return tags
}
