import type { Sentences } from '../index.ts'

/** Of alerts, tokens, bills, jobs and what watches the providers' lists. */
export const operation: Sentences = {
  'A token\'s name is one line of 1 to {1} characters, such as "Grafana". No token was made.':
    'El nombre de un token es una línea de 1 a {1} caracteres, como «Grafana». No se ha creado ninguno.',
  'A token is good for 1 to {1} whole days. No token was made.':
    'Un token vale de 1 a {1} días enteros. No se ha creado ninguno.',
  'There is no API token {1}. Nothing was changed.': 'No hay ningún token {1}. No se ha cambiado nada.',
  'The port is a whole number from {1} to {2}. Nothing was changed.':
    'El puerto es un número entero de {1} a {2}. No se ha cambiado nada.',
  'There is no webhook to try, or its address was kept for an earlier session only. Set one with: earshot alerts webhook set':
    'No hay ningún webhook que probar, o su dirección solo se guardó para una sesión anterior. Pon uno en Avisos.',
  'The trial did not arrive: {1}. The webhook is kept; mend it there or set another address.':
    'La prueba no ha llegado: {1}. El webhook se conserva; arréglalo allí o pon otra dirección.',
  'The demo sends nothing anywhere, so it takes no webhook. Nothing was kept.':
    'La demo no envía nada a ninguna parte, así que no admite webhooks. No se ha guardado nada.',
  'There is no alert {1}. See: earshot alerts': 'No hay ningún aviso {1}.',
  'That moment is over, so nothing was muted. Choose one to come.':
    'Ese momento ya ha pasado, así que no se ha silenciado nada. Elige uno por venir.',
  'There is no admin key for {1}. Set one with: earshot keys set {2}':
    'No hay clave de administración de {1}. Ponla en Ajustes.',
  '{1} tells its bill by no API. Import a file that it lets you download: earshot billing import {2}':
    '{1} no da su factura por API. Importa un archivo que deje descargar.',
  '{1} tells its bill by no API, so it has no admin key here.':
    '{1} no da su factura por API, así que aquí no tiene clave de administración.',
  'The bill was not imported: {1}. What was known of it is kept.':
    'La factura no se ha importado: {1}. Lo que se sabía de ella se conserva.',
  'There is no import with the number {1} that could be undone.':
    'No hay ninguna importación con el número {1} que se pueda deshacer.',
  'There is no provider "{1}". Bills by API come from {2}; see also: earshot endpoint list':
    'No hay ningún proveedor «{1}». Por API llegan facturas de {2}.',
  '{1} bills in {2}, and the ledger is in dollars. Nothing was imported; its bill cannot be compared.':
    '{1} factura en {2}, y el libro está en dólares. No se ha importado nada; su factura no se puede comparar.',
  'This version of the program has no such job.': 'Esta versión del programa no tiene esa tarea.',
  'There is no finding number {1}. Nothing of it was decided.':
    'No hay ningún hallazgo número {1}. No se ha decidido nada.',
  '{1} has vanished, so runs can only stop asking it. Nothing of it was decided.':
    '{1} ha desaparecido, así que solo se puede dejar de preguntarle. No se ha decidido nada.',
  '{1} is there to be asked. Nothing of it was decided.': '{1} está disponible. No se ha decidido nada.',
  '"{1}" is not a place in the log.': '«{1}» no es un sitio del registro.',
  'The registry has no model number {1}.': 'El registro no tiene ningún modelo número {1}.',
  '{1} left nothing to ask again: what has no answer is no longer asked by project "{2}".':
    '{1} no dejó nada que repetir: el proyecto «{2}» ya no pregunta lo que quedó sin respuesta.',
}
