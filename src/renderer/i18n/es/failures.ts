import type { ErrorClass, FailureCode } from '../../../contract/index.ts'

/** Why a call brought no answer. */
export const errorWords: Record<ErrorClass, string> = {
  auth: 'La clave ha sido rechazada',
  quota: 'La cuenta no tiene saldo',
  rate_limited: 'Demasiadas peticiones para esta cuenta',
  overloaded: 'El proveedor está sobrecargado',
  server_error: 'El proveedor ha tenido un error interno',
  timeout: 'No ha respondido a tiempo',
  network: 'No se ha podido contactar con el proveedor',
  model_not_found: 'El proveedor no tiene ese modelo',
  invalid_request: 'El proveedor ha rechazado la petición',
  too_large: 'La pregunta es demasiado larga para el modelo',
  malformed: 'No se ha podido leer la respuesta',
  budget: 'Un presupuesto lo ha parado',
  unpriced: 'El modelo no tiene precio',
}

/** How what was asked of the core failed. */
export const failureTitles: Record<FailureCode, string> = {
  NOT_READY: 'Earshot aún se está abriendo',
  BAD_INPUT: 'No se puede hacer tal como se ha pedido',
  NOT_FOUND: 'Esto ya no está',
  CONFLICT: 'Esto ya se está haciendo',
  HOME: 'No se puede usar la carpeta de datos',
  DATABASE: 'La base de datos tiene un problema',
  DATABASE_NEWER: 'Los datos son de una versión más nueva',
  DATABASE_BUSY: 'La base de datos está ocupada',
  DISK_FULL: 'El disco está lleno',
  KEYCHAIN: 'El llavero no ha respondido',
  UNPRICED: 'Un modelo no tiene precio',
  BUDGET: 'Un presupuesto lo ha parado',
  NETWORK: 'La red no ha respondido',
  CANCELLED: 'Se ha cancelado',
  DEFECT: 'Ha ocurrido algo inesperado',
}
