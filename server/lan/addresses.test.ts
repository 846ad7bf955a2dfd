import { describe, expect, test } from 'vitest'
import { interfacesOf } from '#tests/support/network-interfaces.ts'
import { chooseLanAddresses, inUrl, listLanAddresses, namesOf } from './addresses.ts'

describe('addresses of the local network', () => {
  test('the likeliest network of a festival comes first, IPv6 last', () => {
    const interfaces = interfacesOf({
      lo: ['127.0.0.1', '::1'],
      eth0: ['172.20.0.7', 'fd00::2'],
      usb0: ['203.0.113.9'],
      wlan0: ['10.42.0.1'],
      wlan1: ['192.168.1.5'],
    })
    expect(listLanAddresses(interfaces)).toEqual([
      '192.168.1.5',
      '10.42.0.1',
      '172.20.0.7',
      '203.0.113.9',
      'fd00::2',
    ])
  })

  test.each([
    'docker0',
    'br-4c1f0a9be2d1',
    'veth12ab',
    'virbr0',
    'tun0',
    'utun3',
    'wg0',
    'tailscale0',
    'vEthernet (WSL)',
    'VirtualBox Host-Only Network',
    'VMware Network Adapter VMnet8',
  ])('no phone is behind %s', (name) => {
    expect(listLanAddresses(interfacesOf({ [name]: ['192.168.7.1'] }))).toEqual([])
  })

  test.each(['en0', 'wlp3s0', 'br0', 'bridge100', 'Wi-Fi', 'Local Area Connection* 10'])(
    'phones may be behind %s',
    (name) => {
      expect(listLanAddresses(interfacesOf({ [name]: ['192.168.7.1'] }))).toEqual(['192.168.7.1'])
    },
  )

  test('addresses that lead nowhere, or change every day, are left out', () => {
    const interfaces = interfacesOf({
      eth0: ['169.254.3.4', 'fe80::1', '2001:db8::1', '192.168.1.5'],
    })
    expect(listLanAddresses(interfaces)).toEqual(['192.168.1.5'])
  })
})

describe('the address to show', () => {
  const interfaces = interfacesOf({
    wlan0: ['192.168.1.5'],
    eth0: ['10.0.0.3', '2001:db8::1'],
    docker0: ['172.17.0.1'],
  })

  test('is the likeliest, or the chosen one', () => {
    expect(chooseLanAddresses(interfaces)).toEqual(['192.168.1.5', '10.0.0.3'])
    expect(chooseLanAddresses(interfaces, '10.0.0.3')).toEqual(['10.0.0.3', '192.168.1.5'])
  })

  test('may be one that would not be listed', () => {
    expect(chooseLanAddresses(interfaces, '172.17.0.1')[0]).toBe('172.17.0.1')
    expect(chooseLanAddresses(interfaces, '[2001:DB8::1]')[0]).toBe('2001:db8::1')
  })

  test('a foreign or inner address is refused, and those that exist are named', () => {
    const found = /Found: 192\.168\.1\.5, 10\.0\.0\.3\./
    expect(() => chooseLanAddresses(interfaces, '192.168.9.9')).toThrow(found)
    expect(() => chooseLanAddresses(interfacesOf({ lo: ['127.0.0.1'] }), '127.0.0.1')).toThrow(
      /Found: none\./,
    )
  })

  test('without a network there is nothing to serve', () => {
    expect(() => chooseLanAddresses(interfacesOf({ lo: ['127.0.0.1'] }))).toThrow(
      /no local network/,
    )
  })
})

test('a machine is found by its name, and by its name on the local network', () => {
  expect(namesOf('Laptop-Budi')).toEqual(['localhost', 'laptop-budi', 'laptop-budi.local'])
  expect(namesOf('laptop.local')).toEqual(['localhost', 'laptop.local'])
  expect(namesOf('laptop.kantor.example')).toEqual([
    'localhost',
    'laptop.kantor.example',
    'laptop.local',
  ])
})

test('a name that cannot stand in a certificate is left out', () => {
  for (const name of ['', 'laptop budi', 'laptop_budi', '-laptop', 'kantor..id']) {
    expect(namesOf(name)).toEqual(['localhost'])
  }
})

test('an IPv6 address stands in brackets in a link', () => {
  expect([inUrl('192.168.1.5'), inUrl('fd00::2'), inUrl('laptop.local')]).toEqual([
    '192.168.1.5',
    '[fd00::2]',
    'laptop.local',
  ])
})
