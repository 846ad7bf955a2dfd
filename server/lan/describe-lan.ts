import QRCode from 'qrcode'

export type LanDescription = { urls: string[]; guideUrl: string; fingerprint: string }

/** What is printed at the start: where Gelar answers, and the code of the guide for phones. */
export async function describeLan({
  urls,
  guideUrl,
  fingerprint,
}: LanDescription): Promise<string> {
  const code = await QRCode.toString(`${guideUrl}/`, { type: 'terminal', small: true })
  return [
    'Gelar di jaringan ini / on this network:',
    ...urls.map((url) => `  ${url}`),
    '',
    `Ponsel: pindai, atau buka / Phones: scan, or open  ${guideUrl}`,
    '',
    code,
    'Sidik jari sertifikat / Fingerprint of the certificate (SHA-256):',
    `  ${fingerprint}`,
  ].join('\n')
}
