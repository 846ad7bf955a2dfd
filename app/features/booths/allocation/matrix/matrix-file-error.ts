/** What is wrong with a file, with the place. */
export class MatrixFileError extends Error {
  override name = 'MatrixFileError'
}
