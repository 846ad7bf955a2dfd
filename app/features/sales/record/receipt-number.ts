/**
 * The number on a receipt, made on the phone without asking anybody: booth, the device's last four signs, and
 * its running number, counted from one.
 */
export function receiptNumber(boothCode: string, deviceId: string, clientSeq: number): string {
  return `${boothCode}/${deviceId.slice(-4).toUpperCase()}/${String(clientSeq + 1).padStart(4, '0')}`
}
