/**
 * Headers of pages whose address is a secret: nobody keeps the page or lists it, and no other site learns it from
 * a link. Our own pages do, because old browsers post forms, also the one of the language, only then.
 */
export const secretPageHeaders = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
}
