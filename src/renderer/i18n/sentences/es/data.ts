import type { Sentences } from '../index.ts'

/** Of the data, its copies, and what is no longer there. */
export const data: Sentences = {
  'Earshot is still opening its data. Try again in a moment.':
    'Earshot aún está abriendo sus datos. Inténtalo de nuevo en un momento.',
  'There is no backup "{1}" any more. Nothing was changed.': 'La copia «{1}» ya no está. No se ha cambiado nada.',
  'The backup "{1}" is damaged ({2}). Nothing was changed; choose another one.':
    'La copia «{1}» está dañada ({2}). No se ha cambiado nada; elige otra.',
  'The backup "{1}" is not of a home of yours. Nothing was changed; choose another one.':
    'La copia «{1}» no es de unos datos tuyos. No se ha cambiado nada; elige otra.',
  'The backup "{1}" cannot be read ({2}). Nothing was changed; choose another one.':
    'La copia «{1}» no se puede leer ({2}). No se ha cambiado nada; elige otra.',
  'A backup is restored in the home it is of. Leave the demo first.':
    'Una copia se restaura en los datos de los que es. Sal antes de la demo.',
  'Another program is working on this data. Nothing was changed; close it and try again.':
    'Otro programa está trabajando con estos datos. No se ha cambiado nada; ciérralo e inténtalo de nuevo.',
  'The export was cancelled. Nothing was written.': 'La exportación se ha cancelado. No se ha escrito nada.',
  'It was cancelled. Nothing was written.': 'Se ha cancelado. No se ha escrito nada.',
  'The disk is full: {1} was not written. Free some space and try again.':
    'El disco está lleno: {1} no se ha escrito. Libera espacio e inténtalo de nuevo.',
  '{1} was not written: {2}. What was there before is untouched; choose another.':
    '{1} no se ha escrito: {2}. Lo que había antes sigue igual; elige otro.',
  'There is no export of "{1}". There are: {2}.': 'No hay exportación de «{1}». Hay: {2}.',
  '"{1}" is not a format of exports. There are: {2}.': '«{1}» no es un formato de exportación. Hay: {2}.',
  'The export would begin on {1}, after its end on {2}.':
    'La exportación empezaría el {1}, después de su final el {2}.',
  'There is no room for a backup in {1}: it takes {2}. Earlier backups are kept; free some space.':
    'No hay sitio para una copia en {1}: ocupa {2}. Las copias anteriores se conservan; libera espacio.',
  'The database was brought to a new version; a copy from before is at {1}.':
    'La base de datos se ha actualizado a una versión nueva; una copia de antes está en {1}.',
  'The database was damaged. It was set aside as {1} and a new one was begun; restore a backup or keep it for recovery.':
    'La base de datos estaba dañada. Se ha apartado como {1} y se ha empezado otra; restaura una copia o guárdala para recuperarla.',
  'The database {1} was written by a newer version of Earshot. It was left as it is; update Earshot to open it.':
    'La base de datos {1} la escribió una versión más nueva de Earshot. Se ha dejado como está; actualiza Earshot para abrirla.',
  'The database is damaged ({1}). It was left as it is and so were its backups; restore one of them in Settings.':
    'La base de datos está dañada ({1}). Se ha dejado como está, y también sus copias; restaura una en Ajustes.',
  'The database {1} could not be brought to the new version: {2} rows of "{3}" would point nowhere. Nothing was changed.':
    'La base de datos {1} no se ha podido actualizar: {2} filas de «{3}» no apuntarían a nada. No se ha cambiado nada.',
  'Another program has kept {1} locked for {2} seconds. Nothing was changed; close it and try again.':
    'Otro programa ha tenido {1} bloqueado {2} segundos. No se ha cambiado nada; ciérralo e inténtalo de nuevo.',
  'The disk that holds {1} is full. What was stored is kept; free some space and resume.':
    'El disco que tiene {1} está lleno. Lo guardado se conserva; libera espacio y continúa.',
  "The database {1} cannot be written ({2}). Nothing was changed; check the folder's permissions or choose another with --home.":
    'La base de datos {1} no se puede escribir ({2}). No se ha cambiado nada; revisa los permisos de su carpeta.',
  'The folder {1} cannot be made ({2}). Choose another with --home.':
    'La carpeta {1} no se puede crear ({2}). Elige otro sitio para los datos.',
  'The folder {1} is on a network drive, where SQLite cannot lock safely. Choose a folder on this computer with --home.':
    'La carpeta {1} está en una unidad de red, donde la base de datos no se puede bloquear con seguridad. Elige una carpeta de este equipo.',
  'This answer is no longer there.': 'Esta respuesta ya no está.',
  'The raw body of this answer is not there.': 'El cuerpo sin procesar de esta respuesta no está.',
  'This page of the list cannot be continued. Begin again at its first page.':
    'Esta página de la lista no puede continuar. Empieza otra vez por la primera.',
  'Give either a number of days or the day to begin from, not both.':
    'Indica un número de días o el día inicial, no ambos.',
  'The period would begin on {1}, after its end on {2}.': 'El periodo empezaría el {1}, después de su final el {2}.',
  '"{1}" is not a day for "{2}"; write it as 2026-11-20.': '«{1}» no es un día para «{2}»; escríbelo como 2026-11-20.',
  '{1} is not a number of days from 1 to {2}.': '{1} no es un número de días de 1 a {2}.',
  'This project is no longer there. Choose another one.': 'Este proyecto ya no está. Elige otro.',
  'This project is not archived.': 'Este proyecto no está archivado.',
  'There is a project "{1}" already. Nothing was changed; choose another name.':
    'Ya hay un proyecto «{1}». No se ha cambiado nada; elige otro nombre.',
  'There is no project yet. Make one with: earshot project apply FILE.json':
    'Aún no hay ningún proyecto. Crea uno en la página Proyectos.',
  'There are several projects; say which with --project: {1}.': 'Hay varios proyectos; elige uno: {1}.',
  'There is no project "{1}". There are: {2}.': 'No hay ningún proyecto «{1}». Hay: {2}.',
  'There is no project "{1}". See: earshot project list': 'No hay ningún proyecto «{1}». Mira la página Proyectos.',
  'The project "{1}" has lost its brand; apply its file again.':
    'El proyecto «{1}» ha perdido su marca; restaura una copia en Ajustes.',
  'The project file has a mistake. Nothing was changed; correct it and apply it again.':
    'Hay un error en los datos del proyecto. No se ha cambiado nada; corrígelo.',
  'The project file has {1} mistakes. Nothing was changed; correct it and apply it again.':
    'Hay {1} errores en los datos del proyecto. No se ha cambiado nada; corrígelos.',
  'The project file is not JSON: {1}. Nothing was changed; correct it and apply it again.':
    'El archivo del proyecto no es JSON: {1}. No se ha cambiado nada; corrígelo.',
  'This prompt is no longer there. Nothing was changed.': 'Esta pregunta ya no está. No se ha cambiado nada.',
  'The project has this prompt already. Nothing was changed.':
    'El proyecto ya tiene esta pregunta. No se ha cambiado nada.',
  'The project has this prompt already, paused. Nothing was changed.':
    'El proyecto ya tiene esta pregunta, en pausa. No se ha cambiado nada.',
  'This prompt is not removed.': 'Esta pregunta no está quitada.',
  'The project has this prompt again already. Nothing was changed.':
    'El proyecto ya vuelve a tener esta pregunta. No se ha cambiado nada.',
  'The prompt cannot be kept like this. Nothing was changed.':
    'La pregunta no se puede guardar así. No se ha cambiado nada.',
  'This brand is no longer there. Nothing was changed.': 'Esta marca ya no está. No se ha cambiado nada.',
  'This brand is not removed.': 'Esta marca no está quitada.',
  'The own brand cannot be removed. Nothing was changed.':
    'La marca propia no se puede quitar. No se ha cambiado nada.',
  'The brand cannot be kept like this. Nothing was changed.':
    'La marca no se puede guardar así. No se ha cambiado nada.',
  '"{1}" belongs to {2} already. Nothing was changed.': '«{1}» ya es de {2}. No se ha cambiado nada.',
}
