import type { Sentences } from '../index.ts'

/** Of prices, budgets and what was paid. */
export const money: Sentences = {
  '{1} was not asked, because {2}. Set it with: earshot price set {3}':
    'No se ha preguntado a {1}, porque {2}. Ponlo en la página Modelos.',
  'the model has no price': 'el modelo no tiene precio',
  'no price for {1} at the tier "{2}"': 'no hay precio de {1} en el nivel «{2}»',
  'no price for {1}': 'no hay precio de {1}',
  'input tokens': 'tokens de entrada',
  'cached input tokens': 'tokens de entrada en caché',
  'output tokens': 'tokens de salida',
  searches: 'búsquedas',
  'The {1} price of {2} was not set: {3}. Nothing was changed; give dollars as a decimal number, such as 1.25.':
    'El precio de {1} de {2} no se ha puesto: {3}. No se ha cambiado nada; da dólares como número decimal, como 1.25.',
  '{1} is below zero, so it is not a price': '{1} es menor que cero, así que no es un precio',
  '"{1}" is not an amount in dollars': '«{1}» no es una cantidad en dólares',
  '"{1}" is out of range for an amount in dollars': '«{1}» se sale de lo que puede ser una cantidad en dólares',
  '"{1}" is finer than a pico-dollar (twelve decimals)': '«{1}» es más fino que un picodólar (doce decimales)',
  'A limit cannot be below zero.': 'Un límite no puede ser menor que cero.',
  'The alert threshold is a fraction between 0 and 1, such as 0.8, not {1}.':
    'El umbral de aviso es una fracción entre 0 y 1, como 0.8, no {1}.',
  'There is no exposure with the number {1}. See: earshot budget holds':
    'No hay ninguna exposición con el número {1}. En la página Presupuestos están las que hay.',
  'There is no provider "{1}", and nothing was paid to one.':
    'No hay ningún proveedor «{1}», y no se ha pagado nada a uno así.',
  '"{1}" is not a period. Periods are: {2}.': '«{1}» no es un periodo. Los periodos son: {2}.',
  'Give either a period with its date, or the days from and to, not both.':
    'Indica un periodo con su fecha, o los días inicial y final, no ambos.',
  'Give the day to begin from, beside the day to end.': 'Indica el día inicial, además del final.',
  'Costs cannot be grouped by "{1}", only by: {2}.': 'Los costes no se pueden agrupar por «{1}», solo por: {2}.',
  'Nothing was asked: {1} Raise the limit, or wait for the next period.':
    'No se ha preguntado nada: {1} Sube el límite, o espera al próximo periodo.',
  '{1} did not answer: {2} Nothing was spent.': '{1} no ha respondido: {2} No se ha gastado nada.',
  '{1} did not answer: {2} It may have been billed and counts as exposure.':
    '{1} no ha respondido: {2} Puede que se haya cobrado, y cuenta como exposición.',
  '{1} was not asked, because no money is held for the call.':
    'No se ha preguntado a {1}, porque no hay dinero reservado para la llamada.',
  'The answer could not be read: {1}': 'La respuesta no se ha podido leer: {1}',
  '{1} did not reply with the lists it was asked for (it ended with: {2}). These questions are from templates.':
    '{1} no ha respondido con las listas pedidas (acabó con: {2}). Estas preguntas salen de plantillas.',
  'Operational figures are shown for at most {1} days at once.':
    'Las cifras de operación se muestran para {1} días como mucho a la vez.',
  'There is no model "{1}" in the registry. Nothing was asked.':
    'No hay ningún modelo «{1}» en el registro. No se ha preguntado nada.',
  'This version brings new prices: {1}. What was charged before stays as it was.':
    'Esta versión trae precios nuevos: {1}. Lo cobrado antes se queda como estaba.',
}
