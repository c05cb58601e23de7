import { fold } from './fold.ts'

/** Names that are also things, and the words that tell, standing near, that the thing is meant. Folded on loading. */
const SENSES: readonly { readonly names: string; readonly cues: string }[] = [
  {
    // Fruit, vegetables, grain and other food.
    names: `apple mango orange lemon lime peach cherry plum kiwi blackberry raspberry banana coconut pumpkin carrot pear grape
      manzana naranja limon fresa uva piña sandia pomme poire citron fraise mela pera arancia fragola apfel birne maca laranja
      limao манго апельсин лимон вишня арбуз elma nar limon kiraz 苹果 蘋果 小米 芒果 橙子 土豆 豆瓣 りんご アップル ミカン スイカ
      当근 당근 멜론 망고 사과 배 تفاح نعناع رمان`,
    cues: `pie pies juice juices fruit fruits ripe orchard tree trees slice slices cider smoothie salad jam peel seeds fresh-squeezed
      eat eating tarta zumo jugo fruta frutas madura maduro arbol huerto mermelada comer tarte confiture jus mur succo frutta
      torta albero maturo kuchen saft obst baum suco torta arvore сок фрукт фрукты пирог варенье спелый дерево suyu meyve agaci
      水果 果汁 汁 派 果派 维生素 吃 榨汁 粥 谷物 杂粮 成熟 果物 ジュース パイ 食べ 皮 冷やし 種 양파 감자 과일 주스 먹 볶 썰 عصير فاكهه فواكه`,
  },
  {
    // Animals.
    names: `jaguar puma beaver bear fox wolf swan starling robin kestrel falcon eagle penguin octopus dolphin zebra tiger lion
      panda hippo dove crow hornet bee beetle ant elephant whale otter owl hawk raven lobo leon aguila halcon zorro oso gato
      cigogne castor cygne lion aigle renard falke adler fuchs luchs biene lupo volpe aquila барс тигр лев орел волк слон
      キリン ライオン タイガー パンダ ゾウ カメ ツバメ 天猫 飞猪 马蜂窝 途牛 蚂蚁 熊猫 狮子 코끼리 고래 기린 صقر نسر اسد`,
    cues: `zoo animal animals wildlife bird birds nest nests feathers prey species habitat predator savanna jungle cub cubs pet pets
      zoologico fauna ave aves nido plumas selva especie oiseau oiseaux plumage tier tiere vogel vogel zoologischer animali
      uccello животное животные зоопарк птица птицы hayvan hayvanat kus 動物 動物園 ゾウ 象 ライオン 首 シマウマ サル 鳥 草原
      动物 动物园 大象 老虎 猴子 鸟 동물 동물원 새 코끼리 حيوان حيوانات طيور`,
  },
  {
    // Colours.
    names: `orange indigo violet teal amber crimson scarlet naranja violeta indigo lila rosa verde azul rojo laranja roxo arancio
      viola rosso turquoise bleu rouge vert rosa lila grun rot blau オレンジ`,
    cues: `colour color colours colors shade shades tone hue red blue green yellow paint painted dyed highlighted tono tonos pintado
      couleur couleurs teinte peint signalee farbe farben gestrichen colore colori dipinto cor cores tom цвет цвета renk rengi 色 塗`,
  },
  {
    // Sun, moon, weather and water.
    names: `sun sol sole soleil sonne moon luna lune mond star estrella etoile stella stern sky cielo ciel himmel cloud nube rain
      wind viento vent vento tide wave waves amazon nile sunrise sunset`,
    cues: `sunrise sunset sunny shade sunscreen rainy weather forecast beach high low rainforest river basin sombra viento lluvia
      tarde playa quemaduras ombre pluie plage nuages schatten regen ombra pioggia spiaggia`,
  },
  {
    // Lines, ions, walls, wishes and what most people do.
    names: 'ライン イオン サミット 长城 平安 理想 大众 荣耀',
    cues: '線 引く 引き アイ 国境 マイナス 化学 分子 電池 首脳 会議 万里 城墙 爬 祝 一路 健康 出入 目标 消费 口味 群众 时刻',
  },
  {
    // Hearing and speaking, letters and law, where Arabic names come from.
    names: 'نون سله كريم',
    cues: 'حرف الحرف مشدده ساكنه الغسيل المهملات سمح',
  },
]

interface Sense {
  readonly names: ReadonlySet<string>
  readonly spaced: ReadonlySet<string>
  readonly unspaced: readonly string[]
}

const wordsOf = (text: string): string[] => fold(text).text.split(/\s+/).filter(Boolean)
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

const senses: readonly Sense[] = SENSES.map(({ names, cues }) => ({
  names: new Set(wordsOf(names)),
  spaced: new Set(wordsOf(cues).filter((cue) => !UNSPACED.test(cue))),
  unspaced: wordsOf(cues).filter((cue) => UNSPACED.test(cue)),
}))

/** True for a name that is also a thing. */
export const hasOtherSense = (name: readonly string[]): boolean =>
  name.length === 1 && senses.some(({ names }) => names.has(name[0]!))

/** True when the folded words around a name that is also a thing tell that the thing is meant. */
export function otherSense(name: readonly string[], around: string): boolean {
  if (name.length !== 1) return false
  const word = name[0]!
  return senses.some((sense) => {
    if (!sense.names.has(word)) return false
    const rest = around.split(word).join(' ')
    if (sense.unspaced.some((cue) => cue !== word && rest.includes(cue))) return true
    return (rest.match(/[\p{L}\p{M}-]+/gu) ?? []).some((other) => other !== word && sense.spaced.has(other))
  })
}
