import type { Sentences } from '../index.ts'

/** Of runs, keys, endpoints and jobs. */
export const work: Sentences = {
  'There is no active project to run. Describe one in a file and run: earshot project apply FILE.json':
    'No hay ningún proyecto activo que consultar. Crea uno en la página Proyectos.',
  'Run {1} left nothing to ask again: what has no answer is no longer asked by project "{2}".':
    'La ejecución {1} no dejó nada que repetir: el proyecto «{2}» ya no pregunta lo que quedó sin respuesta.',
  'None of the active projects has anything to ask.': 'Ningún proyecto activo tiene nada que preguntar.',
  'Project "{1}" has no active prompts, so there is nothing to ask. Add some to its file and apply it again.':
    'El proyecto «{1}» no tiene preguntas activas, así que no hay nada que preguntar. Añade alguna en la página Preguntas.',
  'Project "{1}" names no models, so there is nobody to ask. Add some to its file and apply it again.':
    'El proyecto «{1}» no tiene modelos, así que no hay a quién preguntar. Elige alguno al editar el proyecto.',
  'The project "{1}" has no {2}. Add some to its file and apply it again.':
    'El proyecto «{1}» no tiene {2}. Añádelos en sus páginas.',
  'active prompts': 'preguntas activas',
  models: 'modelos',
  'active prompts and no models': 'preguntas activas ni modelos',
  'Project "{1}" has no active prompt with the text "{2}".':
    'El proyecto «{1}» no tiene ninguna pregunta activa con el texto «{2}».',
  'Project "{1}" does not ask the model {2}.': 'El proyecto «{1}» no pregunta al modelo {2}.',
  'The program is closing. What was answered is kept; resume the run.':
    'El programa se está cerrando. Lo respondido se conserva, y la ejecución sigue al abrirlo de nuevo.',
  'There are no {1} MB free at {2} to keep answers safe should the disk fill. Nothing was asked; free some space and try again.':
    'No hay {1} MB libres en {2} para guardar respuestas si el disco se llena. No se ha preguntado nada; libera espacio e inténtalo de nuevo.',
  'This run is no longer there.': 'Esta ejecución ya no está.',
  'There is no key for {1}. Set one with: earshot keys set {2}': 'No hay clave de {1}. Ponla en Ajustes.',
  '{1} has no key that could be sent: set one with "earshot keys set {2}"':
    '{1} no tiene una clave que se pueda enviar: ponla en Ajustes.',
  'The key of {1} was entered for {2} and is not sent to {3}. To use it there, enter it again: earshot keys set {4}':
    'La clave de {1} se puso para {2} y no se envía a {3}. Para usarla allí, ponla de nuevo en Ajustes.',
  'The demo holds no keys: it reaches only its own simulator. Nothing was kept.':
    'La demo no guarda claves: solo llega a su propio simulador. No se ha guardado nada.',
  'The demo needs no key.': 'La demo no necesita clave.',
  'The key was not set: {1}.': 'La clave no se ha guardado: {1}.',
  'it is empty': 'está vacía',
  'it has a space or a line break inside; paste the key alone':
    'tiene un espacio o un salto de línea dentro; pega solo la clave',
  'it has characters that no key has; copy it again from the provider’s page':
    'tiene caracteres que ninguna clave tiene; cópiala otra vez de la página del proveedor',
  'it is longer than {1} characters': 'tiene más de {1} caracteres',
  'The keychain is locked ({1}). Nothing was changed; unlock it and try again, or give the key in an environment variable.':
    'El llavero está bloqueado ({1}). No se ha cambiado nada; desbloquéalo e inténtalo de nuevo, o da la clave en una variable de entorno.',
  'it does not answer': 'no responde',
  'it has not answered for {1} seconds': 'no ha respondido en {1} segundos',
  'No keychain: the key lives for this session ({1}).': 'No hay llavero: la clave vive solo en esta sesión ({1}).',
  'The demo calls only its own simulator, so it takes no endpoints.':
    'La demo solo llama a su propio simulador, así que no admite endpoints.',
  '"{1}" cannot name an endpoint: use up to 40 small letters, digits, ".", "_" and "-", beginning with a letter.':
    '«{1}» no puede ser el nombre de un endpoint: usa hasta 40 letras minúsculas, cifras, «.», «_» y «-», empezando por una letra.',
  '{1} bills its calls: only an OpenAI-compatible endpoint can be free.':
    '{1} cobra sus llamadas: solo un endpoint compatible con OpenAI puede ser gratuito.',
  'There is no provider or endpoint "{1}". Providers are {2}; see also: earshot endpoint list':
    'No hay ningún proveedor ni endpoint «{1}». En Ajustes están los que hay.',
  'There is no provider or endpoint "{1}"; add one with: earshot endpoint add':
    'No hay ningún proveedor ni endpoint «{1}»; añádelo en Ajustes.',
  '{1}: there is no provider or endpoint "{2}"; add one with: earshot endpoint add':
    'No hay ningún proveedor ni endpoint «{2}»; añádelo en Ajustes.',
  "The endpoint {1} was kept: {2} asks its models. Take them out of the project's file, apply it, and try again.":
    'El endpoint {1} se ha conservado: {2} pregunta a sus modelos. Quítalos del proyecto e inténtalo de nuevo.',
  'The endpoint {1} has no base URL: give one.': 'El endpoint {1} no tiene URL base: indícala.',
  'The base URL of {1} is not a web address, such as {2}.': 'La URL base de {1} no es una dirección web, como {2}.',
  'The base URL of {1} carries a user name or password. Leave it out and set a key instead.':
    'La URL base de {1} lleva usuario o contraseña. Quítalos y pon una clave.',
  'The base URL of {1} carries a query or fragment. Give the part before it alone.':
    'La URL base de {1} lleva una consulta o un fragmento. Da solo la parte anterior.',
  'The base URL of {1} must begin with https:// (http:// only on this machine), not {2}.':
    'La URL base de {1} debe empezar por https:// (http:// solo en este equipo), no por {2}.',
  '{1} did not accept the key: {2}': '{1} no ha aceptado la clave: {2}',
  '{1} could not be reached: {2}': 'No se ha podido llegar a {1}: {2}',
  '{1} did not answer in time: {2}': '{1} no ha respondido a tiempo: {2}',
  '{1} is overloaded: {2}': '{1} está saturado: {2}',
  '{1} failed on its side: {2}': '{1} ha tenido un fallo interno: {2}',
  '{1} asks for fewer calls: {2}': '{1} pide menos llamadas: {2}',
  'There is no model "{1}" in the registry. Nothing was asked.':
    'No hay ningún modelo «{1}» en el registro. No se ha preguntado nada.',
  'There is no model "{1}". Choose another one.': 'No hay ningún modelo «{1}». Elige otro.',
  'The registry has no model "{1}". The models are listed by: earshot models list':
    'El registro no tiene el modelo «{1}». La página Modelos tiene los que hay.',
  '"{1}" is the name of a key that reads bills: choose another.':
    '«{1}» es el nombre de una clave que lee facturas: elige otro.',
  'There is no job "{1}". There are: {2}.': 'No hay ninguna tarea «{1}». Hay: {2}.',
  'There is no job "{1}".': 'No hay ninguna tarea «{1}».',
  'There is no execution {1} of a job.': 'No hay ninguna ejecución {1} de una tarea.',
  'The end of a pause lies in the future. Nothing was changed.':
    'El final de una pausa está en el futuro. No se ha cambiado nada.',
  'The job "{1}" is running already. Nothing was begun; see its log.':
    'La tarea «{1}» ya está en marcha. No se ha empezado nada; mira su registro.',
  '"{1}" names a date that never comes.': '«{1}» nombra una fecha que no llega nunca.',
}
