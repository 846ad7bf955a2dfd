/** What each reader marks, 0 to 5. */
export const criteria = ['quality', 'story', 'readiness'] as const
export type Criterion = (typeof criteria)[number]
export type Marks = Record<Criterion, number>

export const MOST_MARK = 5
/** Of an application that nobody has read yet: the middle. */
export const UNREAD_PRIORITY = 50

/**
 * What the marks of all readers weigh in the allocation, 0 to 100: their mean as a share of the most that can be
 * given, in percent and rounded half up. The use case that stores marks reckons the same in SQL.
 */
export function priorityOf(readers: ReadonlyArray<Marks>): number {
  if (readers.length === 0) return UNREAD_PRIORITY
  const sum = readers.reduce(
    (total, marks) => total + marks.quality + marks.story + marks.readiness,
    0,
  )
  const most = criteria.length * MOST_MARK * readers.length
  // Whole numbers throughout, so that a half is a half.
  return Math.floor((200 * sum + most) / (2 * most))
}
