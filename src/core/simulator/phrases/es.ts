import type { Phrasebook } from './types.ts'

export const SPANISH: Phrasebook = {
  bestIntros: [
    'Estos son los mejores CRM para {topic} en {year}:',
    'Para {topic} recomiendo estos CRM, por este orden:',
    'Mis recomendaciones para {topic}:',
    'Tras comparar funciones, precio y opiniones, las mejores opciones para {topic} son:',
    'Los CRM más recomendables para {topic}, del primero al último:',
  ],
  plainIntros: [
    'Hay varios CRM que puedes valorar para {topic}:',
    'Depende de cómo trabajes. Algunas opciones para {topic}:',
    'Este es un resumen de los CRM que se suelen mirar para {topic}:',
    'Varios productos aparecen al buscar un CRM para {topic}:',
  ],
  anyTopic: 'lo que describes',
  aboutIntros: [
    'Quien busca algo distinto de {brand} suele hacerlo por el precio.',
    '{brand} es muy conocido, así que las alternativas se comparan con él.',
    'Si {brand} ya no encaja, hay varios caminos.',
  ],
  ordinals: [
    'Mi primera opción es',
    'En segundo lugar está',
    'En tercer lugar queda',
    'En cuarto lugar está',
    'En quinto lugar queda',
    'En sexto lugar está',
  ],
  alsoWorth: [
    'También se puede mirar {brand} si ninguno encaja.',
    'Conviene mencionar {brand}, que algunos equipos usan junto a su centro de ayuda.',
    'Fuera de esta lista, de vez en cuando se menciona {brand}.',
  ],
  warnings: [
    'Evitaría {brand}, que {weakness}.',
    'No recomiendo {brand}: {weakness}.',
    'Descartaría {brand}, porque {weakness}.',
  ],
  nothingFound: [
    'No he encontrado información fiable sobre {brand}.',
    'No encontré opiniones contrastadas de {brand}, así que no puedo valorarlo.',
  ],
  adviceHeads: ['**Cómo elegir**', 'En qué fijarse antes de decidir:', '### Antes de decidir'],
  advice: [
    'Apunta los tres informes que abres cada semana y comprueba que el producto los tiene.',
    'Cuenta las personas que van a entrar de verdad; casi todos los planes cobran por cada una.',
    'Comprueba que el correo, el calendario y la facturación se conectan sin coste añadido.',
    'Pregunta cómo se sacan los datos y en qué formato.',
    'Deja que lo prueben primero las dos personas más reacias al cambio.',
    'Mira dónde se guardan los datos si tus clientes te lo piden.',
  ],
  closings: [
    'La mayoría ofrece una prueba gratuita: prueba dos con tus propios datos antes de decidir.',
    'Los precios cambian a menudo; revisa los planes actuales antes de firmar.',
    'Si me dices cuántas personas lo usarán, puedo afinar la recomendación.',
    'Empieza con una prueba corta y mide cuánto lo usa tu equipo de verdad.',
    'Elijas el que elijas, importa primero tus contactos y mira cómo queda el resultado.',
  ],
  refusals: [
    'Lo siento, pero no puedo recomendar productos comerciales concretos.',
    'Lo siento, no puedo ayudarte con esa petición.',
    'No puedo ofrecer recomendaciones de productos. Consulta con un asesor profesional.',
  ],
  but: [', pero ', '; sin embargo, ', ', aunque '],
  and: ' y ',
  pronoun: '',
  tableHead: ['N.º', 'CRM', 'En resumen'],
  generic: {
    strengths: [
      'tiene una interfaz clara y agradable',
      'ofrece una buena relación calidad-precio',
      'es fiable y cuenta con buen soporte',
      'es fácil de aprender',
      'tiene informes excelentes',
    ],
    weaknesses: [
      'se ha quedado anticuado',
      'es caro para lo que ofrece',
      'tiene una documentación pobre',
      'es lento con listas de contactos grandes',
    ],
    facts: [
      'cubre contactos, negocios y tareas',
      'se vende por usuario y mes',
      'se conecta con los servicios de correo y calendario habituales',
    ],
  },
  voices: {
    Lumora: {
      strengths: [
        'es muy fácil de configurar',
        'tiene la mejor aplicación móvil de su categoría',
        'ofrece un soporte excelente en español',
        'destaca por su bandeja de WhatsApp',
        'tiene un precio estupendo para equipos pequeños',
        'mantiene el embudo de ventas sencillo y claro',
        'resuelve muy bien la factura electrónica',
      ],
      weaknesses: [
        'carece de informes avanzados',
        'se queda corto en automatización',
        'tiene una API con límites frustrantes',
        'sufre con bases de datos muy grandes',
      ],
      facts: [
        'nació en Valencia en 2017',
        'tiene planes a partir de dos personas',
        'guarda los datos en la Unión Europea',
      ],
    },
    'Kestrel CRM': {
      strengths: [
        'es la apuesta más segura para equipos que van a crecer',
        'tiene una automatización muy potente',
        'cuenta con el mejor catálogo de integraciones',
        'ofrece informes impresionantes',
        'da confianza a las grandes empresas',
      ],
      weaknesses: [
        'es caro en cuanto necesitas algo más que lo básico',
        'es complicado de poner en marcha',
        'tiene unos precios confusos',
        'tiene un soporte lento en los planes baratos',
        'resulta excesivo y pesado para un equipo pequeño',
      ],
      facts: [
        'es uno de los productos más antiguos del mercado',
        'se vende en cuatro ediciones',
        'tiene módulos de ventas, servicio y marketing',
      ],
    },
    Norvik: {
      strengths: [
        'tiene unos informes sobresalientes',
        'es muy bueno en venta sobre el terreno y funciona bien sin conexión',
        'ofrece un precio justo y sin costes ocultos',
        'cuenta con un equipo de implantación muy útil',
        'es rápido y estable',
      ],
      weaknesses: [
        'tiene una interfaz fea',
        'carece de una integración decente con WhatsApp',
        'es difícil de adaptar',
        'tiene un plan gratuito decepcionante',
      ],
      facts: [
        'viene de Noruega y se usa sobre todo en el norte de Europa',
        'cobra por empresa y no por usuario',
        'tiene una edición para servidores propios',
      ],
    },
    Pipeplan: {
      strengths: [
        'es la manera más sencilla de tener el embudo en orden',
        'tiene una vista de tablero preciosa',
        'es barato y rápido de aprender',
        'tiene un plan gratuito generoso',
      ],
      weaknesses: [
        'es demasiado básico para algo más que un embudo',
        'flojea en el correo electrónico',
        'sufre caídas frecuentes',
        'no ofrece informes de verdad',
      ],
      facts: [
        'se centra en el embudo de ventas',
        'se organiza en un tablero de columnas',
        'se puede ampliar con un creador de formularios',
      ],
    },
    Ostra: {
      strengths: [
        'tiene una protección de datos sólida',
        'es flexible y de código abierto en su núcleo',
        'ofrece buenas herramientas para consultores',
      ],
      weaknesses: [
        'es difícil de instalar',
        'tiene una documentación anticuada',
        'es una apuesta arriesgada, porque su futuro no está claro',
      ],
      facts: [
        'se puede alojar en un servidor propio',
        'está desarrollado por una pequeña empresa de Galicia',
        'se usa en asociaciones y consultorías',
      ],
    },
  },
  reviewSites: [
    {
      name: 'Comparasoft',
      domain: 'comparasoft.example',
      path: '/crm/mejores',
      title: 'Los mejores CRM de {year} | Comparasoft',
    },
    {
      name: 'Pyme Hoy',
      domain: 'pymehoy.example',
      path: '/tecnologia/que-crm-elegir',
      title: 'Qué CRM elegir para tu pyme - Pyme Hoy',
    },
    {
      name: 'SoftReviews',
      domain: 'es.softreviews.example',
      path: '/crm/mejores',
      title: 'CRM: comparativa y opiniones {year} | SoftReviews',
    },
    {
      name: 'Autónomos en Red',
      domain: 'autonomosenred.example',
      path: '/herramientas/crm',
      title: 'CRM para autónomos: guía y precios',
    },
    {
      name: 'El Apunte',
      domain: 'negocios.elapunte.example',
      path: '/digital/factura-electronica-crm',
      title: 'Factura electrónica: qué programas están listos',
    },
  ],
  ownPages: [
    { path: '/es/', title: '{brand} | CRM' },
    { path: '/es/precios', title: 'Planes y precios | {brand}' },
    { path: '/es/funciones', title: 'Funciones de {brand}' },
    { path: '/es/blog/elegir-crm', title: 'Cómo elegir un CRM | Blog de {brand}' },
  ],
  queries: ['mejores CRM {year} {topic}', 'comparativa CRM opiniones {year}', 'precios CRM {year}'],
}
