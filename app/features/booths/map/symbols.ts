/** Signs of landmarks in a square of 24 units, drawn for one colour. */
export const symbols: Readonly<Record<string, string>> = {
  stage:
    'M12 2a4 4 0 0 1 4 4v5a4 4 0 0 1-8 0V6a4 4 0 0 1 4-4zM5 10h2v1a5 5 0 0 0 10 0v-1h2v1a7 7 0 0 1-6 6.9V20h3v2H8v-2h3v-2.1A7 7 0 0 1 5 11z',
  gate: 'M3 22V11a9 9 0 0 1 18 0v11h-5V11a4 4 0 0 0-8 0v11z',
  toilet:
    'M7 2a2.2 2.2 0 0 1 0 4.4A2.2 2.2 0 0 1 7 2zM4.5 7.5h5L11.5 15H9v7H5v-7H2.5zM17 2a2.2 2.2 0 0 1 0 4.4A2.2 2.2 0 0 1 17 2zM14 7.5h6V15h-1v7h-4v-7h-1z',
  musholla:
    'M12 1.5c.8 1.8 5.5 4 6.8 7.5.4 1.2.2 2.5-.3 3.5h-13c-.5-1-.7-2.3-.3-3.5C6.5 5.5 11.2 3.3 12 1.5zM4 14.5h16V22h-5v-3a3 3 0 0 0-6 0v3H4z',
  medical: 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  power: 'M13 2 5 14h6l-1 8 9-13h-6z',
  water: 'M12 2.5c4 5 6.5 8.2 6.5 11.5a6.5 6.5 0 0 1-13 0c0-3.3 2.5-6.5 6.5-11.5z',
  food_court:
    'M5 2h1.5v6H8V2h1.5v6H11V2h1.5v7.5a3.5 3.5 0 0 1-2.5 3.3V22H7.5v-9.2A3.5 3.5 0 0 1 5 9.5zM19 2v20h-2.5v-8H14V8c0-3 2-5.5 5-6z',
  information: 'M10 2.5h4V6.2h-4zM8 9h6v9.5h2.5V22H7.5v-3.5H10v-6H8z',
  parking: 'M6 2h4v20H6zM10 2h3.5a6 6 0 0 1 0 12H10v-3.5h3.3a2.5 2.5 0 0 0 0-5H10z',
}
export const SYMBOL_UNITS = 24
