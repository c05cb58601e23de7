import type { Sentences } from '../index.ts'

/** Of files that are imported, and of what is wrong with a row or a field. */
export const importing: Sentences = {
  // What a reason is about.
  '"{1}"': '«{1}»',
  'The name': 'El nombre',
  'The text': 'El texto',
  'The prompt': 'La pregunta',
  'The brand': 'La marca',
  'The aliases': 'La lista de alias',
  'The domains': 'La lista de dominios',
  'The tags': 'La lista de etiquetas',
  'The language': 'El idioma',
  'The country': 'El país',
  'The industry': 'El sector',
  'The role': 'El papel',
  'The active': 'La columna de activo',
  'The models': 'La lista de modelos',
  'The prompts': 'La lista de preguntas',
  'The competitors': 'La lista de competidores',
  'The search': 'La columna de búsqueda',
  'The samples': 'El número de muestras',
  'a text': 'un texto',
  'true or false': 'verdadero o falso',
  'a whole number': 'un número entero',
  'a list': 'una lista',

  // What is wrong with it.
  '{1} is missing.': '{1} falta.',
  '{1} must be {2}, and is {3}.': '{1} debe ser {2}, y es {3}.',
  '{1} must not be empty.': '{1} no puede quedar en blanco.',
  '{1} must be at least {2}.': '{1} debe ser como mínimo {2}.',
  '{1} must be at most {2} characters.': '{1} debe tener como mucho {2} caracteres.',
  '{1} must be at most {2} kB of text in UTF-8, and is {3} kB.':
    '{1} debe tener como mucho {2} kB de texto en UTF-8, y tiene {3} kB.',
  '{1} must be at most {2}.': '{1} debe ser como mucho {2}.',
  '{1} must be one line of text.': '{1} debe ser una línea de texto.',
  '{1} must hold a letter, a digit or a symbol.': '{1} debe tener una letra, una cifra o un símbolo.',
  '{1} is not a language tag such as "en" or "es-MX".': '{1} no es una etiqueta de idioma como «en» o «es-MX».',
  '{1} is not a two-letter country code such as "US" or "ES" (ISO 3166-1).':
    '{1} no es un código de país de dos letras como «US» o «ES» (ISO 3166-1).',
  '{1} is not a web domain such as "acme.com".': '{1} no es un dominio web como «acme.com».',
  '{1} must be written provider:id, such as "openai:gpt-5".': '{1} debe escribirse proveedor:id, como «openai:gpt-5».',
  '{1} must be text, without broken characters.': '{1} debe ser texto, sin caracteres rotos.',
  '{1} is a name of two brands.': '{1} es un nombre de dos marcas.',
  '{1} is a domain of two brands.': '{1} es un dominio de dos marcas.',
  '{1} is a name of two brands, also at {2}.': '{1} es un nombre de dos marcas.',
  '{1} is a domain of two brands, also at {2}.': '{1} es un dominio de dos marcas.',
  '{1} is the same prompt as {2}.': '{1} es la misma pregunta que otra.',
  '{1} is the same model as {2}.': '{1} es el mismo modelo que otro.',
  '{1} is another name of {2} already.': '{1} ya es otro nombre de {2}.',
  '{1} belongs to the brand {2} already.': '{1} ya es de la marca {2}.',
  'The own brand of the project is {1}; it is changed in the project.':
    'La marca propia del proyecto es {1}; se cambia en el proyecto.',
  '{1} is the own brand of the project, and no competitor.': '{1} es la marca propia del proyecto, no un competidor.',
  '{1} is neither "own" nor "competitor".': '{1} no es ni «propia» ni «competidora».',
  '{1} is neither yes nor no.': '{1} no es ni sí ni no.',
  '{1} is the error of a formula; give the value itself.': '{1} es el error de una fórmula; da el valor mismo.',
  '{1} holds characters that were lost before the file was made; write them again.':
    '{1} tiene caracteres que se perdieron antes de hacer el archivo; escríbelos de nuevo.',
  'The name of the brand is missing, and a new project needs one.':
    'Falta el nombre de la marca, y un proyecto nuevo necesita una.',
  'There is no provider or endpoint "{1}"; add one with: earshot endpoint add.':
    'No hay ningún proveedor ni endpoint «{1}»; añádelo en Ajustes.',

  // The file as a whole.
  'Another program changed the brands of "{1}" during the import. What was imported until then is kept; import the file again for the rest.':
    'Otro programa ha cambiado las marcas de «{1}» durante la importación. Lo importado hasta entonces se conserva; importa el archivo otra vez para el resto.',
  '{1} is neither text nor a spreadsheet. Nothing was imported; save it as CSV or XLSX.':
    '{1} no es ni texto ni una hoja de cálculo. No se ha importado nada; guárdalo como CSV o XLSX.',
  '{1} is a CSV and has no sheets. Nothing was imported; name no sheet.':
    '{1} es un CSV y no tiene hojas. No se ha importado nada.',
  '{1} is empty. Nothing was imported.': '{1} está vacío. No se ha importado nada.',
  '{1} is {2}. Nothing was imported; open it in a spreadsheet program and save it as XLSX or CSV.':
    '{1} es {2}. No se ha importado nada; ábrelo en un programa de hojas de cálculo y guárdalo como XLSX o CSV.',
  '{1} is {2}, not a workbook. Nothing was imported; save it as XLSX or CSV.':
    '{1} es {2}, no un libro de Excel. No se ha importado nada; guárdalo como XLSX o CSV.',
  'an old Excel file (XLS), or a workbook with a password':
    'un archivo de Excel antiguo (XLS), o un libro con contraseña',
  'a compressed file': 'un archivo comprimido',
  'a PDF': 'un PDF',
  'a web page or XML, whatever its name says': 'una página web o XML, diga lo que diga su nombre',
  'a formatted text (RTF)': 'un texto con formato (RTF)',
  'an OpenDocument file': 'un archivo OpenDocument',
  'a binary workbook (XLSB)': 'un libro binario (XLSB)',
  'a Word document': 'un documento de Word',
  '{1} cannot be read ({2}). Nothing was imported; check its name, and close it elsewhere.':
    '{1} no se puede leer ({2}). No se ha importado nada; revisa su nombre, y ciérralo en otros programas.',
  'it is a folder': 'es una carpeta',
  'it is no ordinary file': 'no es un archivo corriente',
  'it is damaged or not complete': 'está dañado o incompleto',
  '{1} could not be read to its end ({2}). What was imported until then is kept; import it again.':
    '{1} no se ha podido leer hasta el final ({2}). Lo importado hasta ahí se conserva; impórtalo otra vez.',
  'The workbook {1} cannot be read ({2}). Nothing was imported; open it, save it again, or save it as CSV.':
    'El libro {1} no se puede leer ({2}). No se ha importado nada; ábrelo y guárdalo de nuevo, o como CSV.',
  '{1} has no sheet "{2}", or nothing on it. Nothing was imported.':
    '{1} no tiene la hoja «{2}», o no hay nada en ella. No se ha importado nada.',
  '{1}, and {2} is the most. Nothing was imported. Save the sheet as CSV, which may be of any size, or take other sheets and pictures out of the file.':
    '{1}, y lo máximo es {2}. No se ha importado nada. Guarda la hoja como CSV, que puede tener cualquier tamaño, o quita del archivo otras hojas e imágenes.',
  '{1} holds no rows. Nothing was imported. {2}': '{1} no tiene filas. No se ha importado nada. {2}',
  '{1} holds no rows. Nothing was imported.': '{1} no tiene filas. No se ha importado nada.',
  'There is no field "{1}" of {2}. Nothing was imported; the fields are {3}.':
    'No hay ningún campo «{1}». No se ha importado nada; los campos son {3}.',
  'The file has no column "{1}". Nothing was imported; its columns are {2}.':
    'El archivo no tiene la columna «{1}». No se ha importado nada; sus columnas son {2}.',
  'No column of the file is known to hold the {1}. Nothing was imported; say which does: its columns are {2}.':
    'No se sabe qué columna del archivo tiene el campo «{1}». No se ha importado nada; di cuál: sus columnas son {2}.',
  'The file is no longer held. Nothing was imported; choose it again.':
    'El archivo ya no está a mano. No se ha importado nada; elígelo otra vez.',
  '{1} is larger than {2} MB. Nothing was imported; use the command line: earshot import':
    '{1} ocupa más de {2} MB. No se ha importado nada; divídelo en varios archivos.',
  'A quotation mark opens in this row that nothing closes: it and what follows were left out.':
    'En esta fila se abren unas comillas que nada cierra: ella y lo que sigue se han dejado fuera.',
  'The file cannot be read from here on ({1}).': 'El archivo no se puede leer desde aquí ({1}).',

  // How it was read.
  'Read as Windows-1252 (Western European), since it is not UTF-8: if letters look wrong, save it as UTF-8.':
    'Leído como Windows-1252 (Europa occidental), porque no es UTF-8: si alguna letra sale mal, guárdalo como UTF-8.',
  'Read as UTF-16.': 'Leído como UTF-16.',
  'Read with {1} between the columns.': 'Leído con {1} entre las columnas.',
  semicolons: 'punto y coma',
  tabs: 'tabuladores',
  'vertical bars': 'barras verticales',
  'The headers were found in row {1}; what stands above them was left out.':
    'Los encabezados están en la fila {1}; lo que hay encima se ha dejado fuera.',
  'Not used: {1}.': 'Sin usar: {1}.',
  'The file has no headers that are known; columns were taken by their place: {1}.':
    'El archivo no tiene encabezados conocidos; las columnas se han tomado por su sitio: {1}.',
  'The file has {1} sheets; the first was read. Name another to read that one.':
    'El archivo tiene {1} hojas; se ha leído la primera. Elige otra para leerla.',

  // Whatever comes before it is said first.
  '{1} Nothing was changed.': '{1} No se ha cambiado nada.',
}
