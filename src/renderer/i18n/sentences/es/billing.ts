import type { Sentences } from '../index.ts'

/** Sentences about what providers billed. */
export const billing: Sentences = {
  '"{1}" is the name of a key that reads bills: choose another.':
    '«{1}» es el nombre de una clave que lee facturas: elige otro.',
  'The bill does not show that price any more. Nothing was changed.':
    'La factura ya no muestra ese precio. No se ha cambiado nada.',
  'Amounts were read with a decimal comma.': 'Los importes se han leído con coma decimal.',
  '{1} rows were added up to {2} lines of a day and item each.':
    '{1} filas se han sumado en {2} líneas, una por día y concepto.',
  'The columns that were chosen for {1} before do not fit this file; they were found by their headers.':
    'Las columnas elegidas antes para {1} no encajan en este archivo; se han encontrado por sus títulos.',
  'This file was imported before, on {1}.': 'Este archivo ya se importó, el {1}.',
  'The day is missing.': 'Falta el día.',
  'The amount is missing.': 'Falta el importe.',
  '"{1}" is in {2}, and the ledger is in dollars.': '«{1}» está en {2}, y el libro está en dólares.',
  '"{1}" is another currency: the ledger is in dollars.': '«{1}» es otra moneda: el libro está en dólares.',
  '"{1}" is not dollars: the ledger is in dollars.': '«{1}» no son dólares: el libro está en dólares.',
  '"{1}" may be thousands or decimals: say which mark stands before the decimals.':
    '«{1}» pueden ser millares o decimales: di qué signo va antes de los decimales.',
  '"{1}" is not an amount in dollars.': '«{1}» no es un importe en dólares.',
  '"{1}" is not a count.': '«{1}» no es una cantidad.',
  '"{1}" is not a day of the calendar.': '«{1}» no es un día del calendario.',
  '"{1}" is not a date.': '«{1}» no es una fecha.',
  '"{1}" is not a date: write it as 2026-11-03.': '«{1}» no es una fecha: escríbela como 2026-11-03.',
  '"{1}" may be a day or a month first, and no date of the file tells: write it as 2026-11-03.':
    '«{1}» puede empezar por el día o por el mes, y ninguna fecha del archivo lo dice: escríbela como 2026-11-03.',
}
