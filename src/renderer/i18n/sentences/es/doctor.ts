import type { Sentences } from '../index.ts'

/** What the doctor finds and what to do about it; between backticks stands what is typed as it is. */
export const doctor: Sentences = {
  'Do what it says and run the check again.': 'Haz lo que dice y comprueba otra vez.',
  // The machine.
  '{1} MB free at {2}': '{1} MB libres en {2}',
  'Free some space: answers that cannot be stored stop a run.':
    'Libera espacio: una ejecución se para si sus respuestas no se pueden guardar.',
  'kept by the folder of your account': 'los guarda la carpeta de tu cuenta',
  '{1} is readable by you alone': '{1} solo lo puedes leer tú',
  'others may read {1}': 'otros pueden leer {1}',
  'Take it from them: chmod 700 {1} && chmod 600 {2}':
    'Quítales el permiso en un terminal: `chmod 700 {1} && chmod 600 {2}`',
  'the clock moved by {1} ms within {2} ms': 'el reloj se movió {1} ms en {2} ms',
  'Let the system keep the time by itself, and look again when it stands still.':
    'Deja que el sistema ponga la hora por sí solo, y comprueba otra vez cuando no salte.',
  '{1}, and nothing is stamped later': '{1}, y nada lleva una hora posterior',
  'something is stamped {1} minutes in the future': 'algo lleva una hora {1} minutos en el futuro',
  'Set the clock right. What was stamped keeps its day; what is due waits until the clock has caught up.':
    'Pon el reloj en hora. Lo ya anotado conserva su día; lo pendiente espera a que el reloj lo alcance.',
  // The database.
  '{1}: ok': '{1}: sin daños',
  'Keep a copy of the file and restore a backup from the folder "backups" beside it.':
    'Guarda una copia del archivo y restaura una copia de seguridad en Ajustes.',
  'no damaged database was set aside': 'no hay ninguna base de datos dañada apartada',
  '{1} was set aside in {2}': '{1} se apartó en {2}',
  'Restore a backup, then remove that file.': 'Restaura una copia de seguridad en Ajustes y borra después ese archivo.',
  '{1} of {2} applied': '{1} de {2} aplicadas',
  'enforced, {1} rows point nowhere': 'vigiladas, {1} filas no apuntan a nada',
  'not enforced, {1} rows point nowhere': 'sin vigilar, {1} filas no apuntan a nada',
  '{1} can be read': '{1} se puede leer',
  'no such table: {1}': 'no existe la tabla {1}',
  // Keys and providers.
  'a secret did not come back as it was kept': 'un secreto no volvió como se guardó',
  'Repair the keychain.': 'Repara el llavero del sistema.',
  'a secret was kept, read and removed': 'un secreto se guardó, se leyó y se quitó',
  'there is none here: keys come from the environment, or live for the session':
    'aquí no hay: las claves vienen del entorno, o viven lo que la sesión',
  'keychain, {1}': 'en el llavero, {1}',
  'session, {1}': 'en esta sesión, {1}',
  'environment, {1}': 'del entorno, {1}',
  'none, and none is needed': 'ninguna, y no hace falta',
  'none, and no active project asks this provider': 'ninguna, y ningún proyecto activo pregunta a este proveedor',
  'none, and an active project asks this provider': 'ninguna, y un proyecto activo pregunta a este proveedor',
  'Set one: earshot keys set {1}': 'Pon la clave de {1} en Ajustes.',
  '{1} lists {2} models': '{1} ofrece {2} modelos',
  'See whether this machine reaches {1}, and whether the key is right: earshot keys status':
    'Mira si este equipo llega a {1}, y en Ajustes si la clave es la buena.',
  '{1} did not accept the key{2}': '{1} no aceptó la clave{2}',
  '{1} says that the account has no credit left{2}': '{1} dice que la cuenta no tiene saldo{2}',
  '{1} asks for fewer calls{2}': '{1} pide menos llamadas{2}',
  '{1} is overloaded{2}': '{1} está saturado{2}',
  '{1} failed on its side{2}': '{1} falló por su lado{2}',
  '{1} did not answer in time{2}': '{1} no respondió a tiempo{2}',
  '{1} could not be reached: no connection to {2}: {3}': '{1} no está al alcance: sin conexión con {2}: {3}',
  '{1} could not be reached{2}': '{1} no está al alcance{2}',
  '{1} did not accept the request{2}': '{1} no aceptó la petición{2}',
  '{1} answered with something that cannot be read{2}': '{1} respondió algo que no se puede leer{2}',
  // Prices and totals.
  'known for all {1} models that are offered or asked':
    'conocidos para los {1} modelos que se ofrecen o a los que se pregunta',
  'unknown for {1}': 'desconocidos para {1}',
  'Set them: earshot price set {1} --input <$> --output <$>': 'Ponlos en la página Modelos; el primero es {1}.',
  '{1} entries of the ledger follow from their usage and prices': '{1} apuntes del libro salen de su uso y sus precios',
  '{1} of {2} entries of the ledger do not follow from their usage and prices: {3}':
    '{1} de {2} apuntes del libro no salen de su uso y sus precios: {3}',
  'The file was changed from outside. Restore a backup from before that, in Settings.':
    'El archivo se cambió desde fuera. Restaura en Ajustes una copia de seguridad anterior.',
  'Entry {1} counts {2}, and {3} was held.': 'El apunte {1} cuenta {2}, y se reservaron {3}.',
  'Entry {1} its parts do not sum to its total.': 'Las partes del apunte {1} no suman su total.',
  'Entry {1} {2} of the prices it was made with are gone.':
    'Del apunte {1} faltan {2} de los precios con los que se hizo.',
  'Entry {1} cannot be priced again: {2}.': 'El apunte {1} no se puede volver a valorar: {2}.',
  'Entry {1} holds {2}, and its usage and prices make {3}.':
    'El apunte {1} tiene {2}, y de su uso y sus precios salen {3}.',
  // Jobs.
  '"{1}" cannot be read: {2} Nothing was changed.': '«{1}» no se puede leer: {2}',
  '"{1}" cannot be read: {2}': '«{1}» no se puede leer: {2}',
  'it is never due': 'no le toca nunca',
  'A time is five fields – minute, hour, day of the month, month, day of the week – such as "0 4 * * *" for every day at 04:00; "{1}" has {2}.':
    'Una hora son cinco campos (minuto, hora, día del mes, mes, día de la semana), como «0 4 * * *» para cada día a las 04:00; «{1}» tiene {2}.',
  '"{1}" is no {2}: it is {3}, or *, with lists (1,15), ranges (1-5) and steps (*/2).':
    '«{1}» no es {2}: es {3}, o *, con listas (1,15), intervalos (1-5) y pasos (*/2).',
  minute: 'un minuto',
  hour: 'una hora',
  'day of the month': 'un día del mes',
  month: 'un mes',
  'day of the week': 'un día de la semana',
  '{1} to {2}': '{1} a {2}',
  'Set its time: earshot jobs set {1} --cron "0 4 * * *"': 'Pon su hora en la página Tareas.',
  '{1}, {2}, never ran': '{1}, {2}, no se ha hecho nunca',
  '{1}, {2}, last done on {3}': '{1}, {2}, hecha por última vez el {3}',
  '{1}, {2}, last cancelled on {3}': '{1}, {2}, cancelada la última vez el {3}',
  '{1}, {2}, last failed on {3}': '{1}, {2}, falló la última vez el {3}',
  '{1}, {2}, last died on {3}': '{1}, {2}, interrumpida la última vez el {3}',
  '{1}, {2}, last missed on {3}': '{1}, {2}, no hecha la última vez el {3}',
  'next {1}': 'la próxima el {1}',
  'switched off': 'apagada',
  'it left no word': 'no dejó ningún mensaje',
  'It was cancelled; what was done by then is kept.': 'Se canceló; lo hecho hasta entonces se conserva.',
  'The program ended in the middle of it.': 'El programa terminó a mitad.',
  'Nobody was there to run it, and it comes again today.': 'No había nada que la hiciera, y hoy vuelve a tocar.',
  'See why, and run it again: earshot jobs run {1}': 'Mira por qué en la página Tareas, y hazla otra vez.',
  '{1} of {2} answered for {3}, {4}; {5} spent, {6} this month.':
    '{1} de {2} con respuesta, {3}, {4}; gastados {5}, {6} este mes.',
  '{1} of {2} answered for {3}; {4} spent, {5} this month.':
    '{1} de {2} con respuesta, {3}; gastados {4}, {5} este mes.',
  '{1} failed, {2}': '{1} fallidas, {2}',
  '{1} blocked, {2}': '{1} bloqueadas, {2}',
  '{1} cancelled, {2}': '{1} canceladas, {2}',
  '{1} of {2} lists read: {3}. Not read: {4}.': '{1} de {2} listas leídas: {3}. Sin leer: {4}.',
  'no new models': 'ningún modelo nuevo',
  '{1} rows were left half done, {2} are mended, {3} need you{4}.':
    '{1} filas quedaron a medias, {2} se arreglaron, {3} te necesitan{4}.',
  '; {1} gaps of past days were recorded{2}': '; se anotaron {1} lagunas de días pasados{2}',
  '; {1} of {2} missing answers of today came': '; llegaron {1} de {2} respuestas que faltaban hoy',
  '1 question': '1 pregunta',
  '{1} questions': '{1} preguntas',
  '1 project could not be asked': '1 proyecto no se pudo preguntar',
  '{1} projects could not be asked': '{1} proyectos no se pudieron preguntar',
  '1 project': '1 proyecto',
  '{1} projects': '{1} proyectos',
  '{1} failed': '{1} fallidas',
  '{1} blocked': '{1} bloqueadas',
  '{1} cancelled': '{1} canceladas',
}
