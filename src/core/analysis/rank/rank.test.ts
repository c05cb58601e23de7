import { describe, expect, it } from 'vitest'
import { expectedOf, type FindingCase, found } from '../../../../tests/support/findings.ts'

const CASES: FindingCase[] = [
  ['My picks:\n\n• Acme – fast\n• Globex – cheap\n• Initech – old', { Acme: 'named 1 #1', Initech: 'named 1 #3' }],
  ['**#1 Acme** – fast\n\n**#2 Globex** – cheap', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    '### Acme\nGood app.\n\n### Globex\nCheap.\n\n### How to choose\nThink.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  ['Pros:\n- Acme is cheap\n- Acme is quick\n\nCons:\n- Acme lacks an app', { Acme: 'named 3' }],
  [
    'Top 3:\n1. Acme\n2. Globex\n3. Initech\n\nHonourable mentions:\n- Hooli\n- Umbrella',
    { Acme: 'named 1 #1', Initech: 'named 1 #3', Hooli: 'named 1' },
  ],
  ['1. Check the price.\n2. Call Acme and ask.\n3. Compare with Globex.', { Acme: 'named 1', Globex: 'named 1' }],
  [
    '| # | Name | Owner |\n|--|--|--|\n| 2 | Acme | Hooli |\n| 1 | Globex | Acme |',
    { Acme: 'named 2 #2', Globex: 'named 1 #1', Hooli: 'named 1' },
  ],
  [
    '| Feature | Acme | Globex |\n|--|--|--|\n| Price | $5 | $6 |\n| App | yes | no |',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    'My first choice is Acme because it is cheap. My second choice would be Globex.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  [
    'An erster Stelle steht für mich Acme, an zweiter Stelle Globex und an dritter Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'En première position, je mettrais Acme ; en deuxième, Globex ; en troisième, Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Em primeiro lugar fica a Acme, em segundo a Globex e em terceiro a Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Al primo posto metterei Acme, al secondo Globex e al terzo Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['1위는 쿠팡, 2위는 컬리, 3위는 이마트입니다.', { 쿠팡: 'named 1 #1', 컬리: 'named 1 #2', 이마트: 'named 1 #3' }],
  ['第一名是华为，第二名是小米，第三名是荣耀。', { 华为: 'named 1 #1', 小米: 'named 1 #2', 荣耀: 'named 1 #3' }],
  [
    'Birinci sırada Acme, ikinci sırada Globex, üçüncü sırada Initech var.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'في المركز الأول نون، وفي المركز الثاني أمازون، وفي الثالث جرير.',
    { نون: 'named 1 #1', أمازون: 'named 1 #2', جرير: 'named 1 #3' },
  ],
  ['**1st place: Acme** – cheap\n**2nd place: Globex** – fast', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    '- 🥇 **Acme**: top\n- 🥈 **Globex**: ok\n- 🥉 **Initech**: meh',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['① Acme — x\n② Globex — y\n③ Initech — z', { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' }],
  [
    '1. **Acme** – x\n\nText about it.\n\n2. **Globex** – y\n\nMore.\n\n3. **Initech** – z',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    '1. Acme\n- cheap\n- used by Hooli\n\n2. Globex\n- dear',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Hooli: 'named 1' },
  ],
  ['Best for teams: **Acme**. Best for solo work: **Globex**.', { Acme: 'named 1', Globex: 'named 1' }],
  [
    '- **Mejor en general:** Acme, por su precio\n- **Mejor para familias:** Globex\n- **Más barata:** Initech',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['- **Spain:** Acme works well\n- **France:** Globex is better', { Acme: 'named 1', Globex: 'named 1' }],
  ['1. **Acme / Globex** (tie)\n3. **Initech**', { Acme: 'named 1 #1', Globex: 'named 1 #1', Initech: 'named 1 #3' }],
  ['Puesto 1: Acme. Muy buena.\n\nPuesto 2: Globex. Barata.', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['1.º **Acme**: x\n2.º **Globex**: y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['1位：無印良品\n2位：ニトリ\n3位：イケア', { 無印良品: 'named 1 #1', ニトリ: 'named 1 #2', イケア: 'named 1 #3' }],
  ['1. Acme\n1. Globex\n1. Initech', { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' }],
  [
    'Acme wins for me; Globex comes in second, and Initech is a distant third.',
    { Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['Number one for me is Acme, followed by Globex and then Initech.', { Acme: 'named 1 #1' }],
  ['First, check the price. Second, call Acme. Third, sign.', { Acme: 'named 1' }],
  ['> 1. **Acme** – x\n> 2. **Globex** – y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['## Sources\n\n1. Acme – pricing page\n2. Globex – docs', { Acme: 'named 1', Globex: 'named 1' }],
  ['**Best overall: Acme**\nGreat.\n\n**Best budget: Globex**\nCheap.', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    '### 🏆 Best overall: Acme\nx\n### 💰 Best value: Globex\ny\n### Final thoughts\nz',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  [
    '1. The Acme S8 – quiet\n2. Aspiradora Globex X – loud\n3. Initech',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    '1. **[Acme](https://acme.com)** – x\n2. [Globex](https://globex.com): y',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  [
    'Skip these:\n- Acme\n- Globex\n\nMy recommendation is Initech.',
    { Acme: 'named 1', Globex: 'named 1', Initech: 'named 1' },
  ],
  ['١. **نون** – سريع\n٢. **أمازون** – أرخص', { نون: 'named 1 #1', أمازون: 'named 1 #2' }],
  ['一、华为：好\n\n二、小米：便宜\n\n三、荣耀：轻', { 华为: 'named 1 #1', 荣耀: 'named 1 #3' }],
  [
    '| Product | Why |\n|---|---|\n| **Acme S8** by Acme | x |\n| **Globex 2** | y |',
    { Acme: 'named 2 #1', Globex: 'named 1 #2' },
  ],
  [
    '5. **Acme** – x\n4. **Globex** – y\n3. **Initech** – z',
    { Acme: 'named 1 #5', Globex: 'named 1 #4', Initech: 'named 1 #3' },
  ],
  [
    'Я бы расставил так: на первом месте — Сбер, на втором — Т-Банк, на третьем — Альфа-Банк.',
    { Сбер: 'named 1 #1', 'Т-Банк': 'named 1 #2', 'Альфа-Банк': 'named 1 #3' },
  ],
  [
    'I’d rank them: (1) Acme, (2) Globex, (3) Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['Para mí la ganadora es Acme; la segunda opción, Globex.', { Globex: 'named 1 #2' }],
  [
    '**Acme** – the cheap one.\n\n**Globex** – the quick one.\n\n**Initech** – the old one.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'What matters:\n\n- **Price**: Acme and Globex are close.\n- **Support**: Acme answers.\n- **Acme Pay**: handy.',
    { Acme: 'named 3' },
  ],
  ['Opción 1: Acme\nOpción 2: Globex', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    'Erstens Acme, zweitens Globex, drittens Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Here are the options:\n\n* Acme\n* Globex\n\nRunner-up picks we left out:\n\n* Initech',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1' },
  ],
  ['1️⃣ Acme\n2️⃣ Globex\n3️⃣ Initech', { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' }],
  ['**Tier 1**\n- Acme\n- Globex\n\n**Tier 2**\n- Initech', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['Steps to cancel Acme:\n1. Open Acme.\n2. Click Settings.\n3. Confirm.', { Acme: 'named 2' }],
  ['Acme features:\n- Acme Drive: storage\n- Acme Mail: email\n- Acme Meet: calls', { Acme: 'named 4' }],
  [
    "Looking at price, support and apps, here is how they stack up:\n\n**🥇 Acme**\nBest app.\n\n**🥈 Globex**\nCheaper.\n\n**🥉 Initech**\nReliable.\n\nHooli didn't make it.",
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3', Hooli: 'named 1' },
  ],
  [
    '# Best CRMs\n\n## 1) Acme CRM\n- **Pros:** cheap\n- **Cons:** no API\n\n## 2) Globex\n- **Pros:** API; beats Acme CRM\n- **Cons:** dear\n\n## Comparison\n\n| Tool | Price |\n|---|---|\n| Globex | $9 |\n| Acme CRM | $5 |',
    { 'Acme CRM': 'named 3 #1', Globex: 'named 2 #2' },
  ],
  [
    'Three things matter most:\n1. Price\n2. Coverage\n3. Support\n\nWith that in mind:\n\n- **Acme** wins on price.\n- **Globex** wins on coverage.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  [
    'Here are the banks in Peru by region:\n\n- **Lima:** BCP has most branches.\n- **Cusco:** Interbank is closer.\n- **Arequipa:** either BBVA or BCP.',
    { BCP: 'named 2', Interbank: 'named 1', BBVA: 'named 1' },
  ],
  [
    'Depends on what you need:\n\n- **For beginners:** Acme is easiest.\n- **For agencies:** Globex scales.',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    '1. **Acme** — cheap\n2. **Globex** — fast\n\n**Also worth a look**\n\n3. **Initech** — solid\n4. **Hooli** — new',
    { Acme: 'named 1 #1', Initech: 'named 1 #3', Hooli: 'named 1 #4' },
  ],
  [
    '| Place | Brand | Score |\n|:-:|---|---|\n| 🥇 | Acme | 92 |\n| 🥈 | Globex | 90 |\n| 🥉 | Initech | 85 |',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    '| Criterio | Ganador |\n|---|---|\n| Precio | Acme |\n| Soporte | Globex |',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    '2e place : Globex. 1re place : Acme. 3e place : Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Si tuviera que ordenarlas, la primera sería Acme, la segunda Globex y la tercera, Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Acme queda primera por precio, Globex segunda por servicio y Initech tercera.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Acme gets my first place, with Globex second and Initech third.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    "If I had to rank them, I'd put Globex first, Acme second and Initech last.",
    { Acme: 'named 1 #2', Globex: 'named 1 #1' },
  ],
  [
    'My top pick is Acme. Second place goes to Globex, and third to Initech.',
    { Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Platz 1 geht an Acme, Platz 2 an Globex, Platz 3 an Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Auf Platz eins sehe ich Acme, danach folgen Globex auf Platz zwei und Initech auf Platz drei.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['我的首选是华为，其次是小米，最后是荣耀。', { 华为: 'named 1 #1', 小米: 'named 1 #2' }],
  ['まず1番目におすすめなのはニトリ、2番目はイケアです。', { ニトリ: 'named 1 #1', イケア: 'named 1 #2' }],
  ['첫 번째로는 쿠팡을, 두 번째로는 컬리를 추천합니다.', { 쿠팡: 'named 1 #1', 컬리: 'named 1 #2' }],
  ['أولاً نون بسبب السرعة، ثانياً أمازون، ثالثاً جرير.', { نون: 'named 1 #1', أمازون: 'named 1 #2', جرير: 'named 1 #3' }],
  [
    'На первом месте у меня Озон, вторым идёт Вайлдберриз, третьим — Яндекс Маркет.',
    { Озон: 'named 1 #1', Вайлдберриз: 'named 1 #2', 'Яндекс Маркет': 'named 1 #3' },
  ],
  ['Udemy came first in 2019, but Coursera is better now.', { Udemy: 'named 1', Coursera: 'named 1' }],
  ['Acme was the first to offer it; Globex was second to none.', { Acme: 'named 1', Globex: 'named 1' }],
  [
    'Primero compara precios. Acme suele ser más barata; segundo, llama a Globex.',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  ['A. Acme – x\nB. Globex – y\nC. Initech – z', { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' }],
  [
    '1) Acme\n   - fast\n   - Globex integration\n2) Hooli\n   - slow',
    { Acme: 'named 1 #1', Globex: 'named 1', Hooli: 'named 1 #2' },
  ],
  [
    "My ranking:\n\n1. Acme, because it's cheap.\n2. Globex, if you need an API.\n3. Then Initech.",
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  [
    'Empatan en el primer puesto:\n\n1. **Acme**\n1. **Globex**\n3. **Initech**',
    { Acme: 'named 1 #1', Globex: 'named 1 #1', Initech: 'named 1 #3' },
  ],
  ['- **Acme** (best overall) – x\n- **Globex** (budget) – y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    '**Our picks at a glance**\n- Best overall: **Acme**\n- Best budget: **Globex**\n- Best for Mac: **Initech**',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['**Best overall**\n- Acme\n\n**Best budget**\n- Globex', { Acme: 'named 1 #1' }],
  ['### Option A: Acme\ntext\n### Option B: Globex\ntext', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['Acme:\n- Cheap\n- Easy\n\nGlobex:\n- Powerful\n- Dear', { Acme: 'named 1', Globex: 'named 1' }],
  [
    '1. **Price** – Acme is cheapest.\n2. **Speed** – Globex is fastest.\n3. **Support** – Initech answers at once.',
    { Acme: 'named 1', Globex: 'named 1', Initech: 'named 1' },
  ],
  ['IV. Acme\nV. Globex', { Acme: 'named 1 #4', Globex: 'named 1 #5' }],
  ['第一位：ニトリ\n第二位：イケア', { ニトリ: 'named 1 #1', イケア: 'named 1 #2' }],
  [
    '1. 接続の安定性\n2. 料金\n\nおすすめは次の3社です。\n\n・ドコモ光：速い\n・ソフトバンク光：割引あり\n・楽天ひかり：安い',
    { ドコモ光: 'named 1 #1', ソフトバンク光: 'named 1 #2', 楽天ひかり: 'named 1 #3' },
  ],
  [
    'Recommended stack: Acme for email, Globex for chat, Initech for billing.',
    { Acme: 'named 1', Globex: 'named 1', Initech: 'named 1' },
  ],
  ['Questions to ask Acme:\n\n1. What is the fee?\n2. Does Acme pay on time?', { Acme: 'named 2' }],
  [
    'Los mejores:\n\n1. **Acme** · 9,5/10\n2. **Globex** · 9/10\n\nLos que yo evitaría:\n\n1. **Initech**\n2. **Hooli**\n3. **Umbrella**',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1', Hooli: 'named 1' },
  ],
  [
    "Here's the shortlist.\n\n* Acme Pro — 4.8 ★\n* Globex — 4.6 ★\n\nAvoid:\n\n* Initech\n* Hooli\n* Umbrella Corp",
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1' },
  ],
  [
    '**1. Acme**\n\nCheap.\n\n**2. Globex**\n\nQuick.\n\nHonourable mention: Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1' },
  ],
  [
    '- Acme: from $5\n- Globex: from $9\n\n1. Sign up at Acme.\n2. Import contacts.',
    { Acme: 'named 2 #1', Globex: 'named 1 #2' },
  ],
  ['Top 5 en 2025: 1. Acme 2. Globex 3. Initech', { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' }],
  [
    'Die besten Anbieter im Überblick:\n\n| Rang | Anbieter | Note |\n|---|---|---|\n| 1 | Acme | 1,3 |\n| 1 | Globex | 1,3 |\n| 3 | Initech | 1,9 |',
    { Acme: 'named 1 #1', Globex: 'named 1 #1', Initech: 'named 1 #3' },
  ],
  ['|  | Acme | Globex |\n|---|---|---|\n| Rank | 1 | 2 |\n| Price | 5 | 6 |', { Acme: 'named 1', Globex: 'named 1' }],
  [
    '1. **Acme** – Owned by Globex since 2020.\n2. **Initech** – Independent.\n\n| Plan | Price |\n|---|---|\n| Acme Basic | 5 |\n| Acme Plus | 9 |\n| Globex One | 12 |',
    { Acme: 'named 3 #1', Initech: 'named 1 #2', Globex: 'named 2' },
  ],
  ['Numero uno: Acme. Numero due: Globex.', { Acme: 'named 1 #1' }],
  ['- Primero, **Acme**: barata\n- Segundo, **Globex**: rápida', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    'First up is Acme, which I like most. Globex would be my second choice. Initech is third.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'In order of preference: Acme, Hooli, Globex and Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #3', Initech: 'named 1 #4' },
  ],
  [
    'Yo los pondría en este orden: Acme, Globex y Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'My order for reliability is Acme > Globex > Initech.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  [
    'Acme takes first place, followed by Globex; Initech is third.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1 #3' },
  ],
  ['Here are some other options:\n\n1. **Acme** – x\n2. **Globex** – y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  [
    'Go with Hooli.\n\nOther options:\n\n- **Acme** – x\n- **Globex** – y',
    { Hooli: 'named 1', Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    '| | Product | Price |\n|--|--|--|\n| 1 | Acme | 5 |\n| 2 | Globex | 6 |',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  ['Рейтинг:\n\n1 место — Сбер: надёжно\n2 место — Т-Банк: удобно', { Сбер: 'named 1 #1', 'Т-Банк': 'named 1 #2' }],
  [
    '第1位 ニトリ\n第2位 イケア\n第3位 無印良品',
    { ニトリ: 'named 1 #1', イケア: 'named 1 #2', 無印良品: 'named 1 #3' },
  ],
  ['1순위: 쿠팡\n2순위: 컬리', { 쿠팡: 'named 1 #1', 컬리: 'named 1 #2' }],
  ['첫째, 쿠팡은 빠릅니다. 둘째, 컬리는 신선합니다.', { 쿠팡: 'named 1 #1', 컬리: 'named 1 #2' }],
  ['- **1º lugar:** Acme\n- **2º lugar:** Globex', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['**Nº 1 – Acme:** x\n\n**Nº 2 – Globex:** y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['Meine Top 3:\n\n1. Platz: Acme\n2. Platz: Globex', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['1. 🥇 **Acme** – x\n2. 🥈 **Globex** – y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['1. **The best: Acme** – x\n2. **Cheapest: Globex** – y', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['- Overall winner – Acme\n- Best for families – Globex', { Acme: 'named 1 #1', Globex: 'named 1 #2' }],
  ['Sulla carta vince Acme, al secondo posto Globex, terzo Initech.', { Globex: 'named 1 #2', Initech: 'named 1 #3' }],
  ['Primero Acme, después Globex.', { Acme: 'named 1', Globex: 'named 1' }],
  [
    '1. **Acme** – 30 €/mes\n2. **Globex** – 25 €/mes\n   1. Initech add-on\n   2. Hooli add-on\n3. **Umbrella** – 20 €/mes',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Initech: 'named 1', Umbrella: 'named 1 #3' },
  ],
  ['Ventajas de Acme:\n1. Barata\n2. Rápida\n\nDesventajas de Acme:\n1. Acme no tiene app', { Acme: 'named 3' }],
  ['Why Acme?\n\n- Acme is cheap.\n- Acme is fast.\n- Acme is fun.', { Acme: 'named 4' }],
  ['1. Acme\n2. Acme Pro\n3. Globex', { Acme: 'named 2 #1', Globex: 'named 1 #3' }],
  [
    'I’d avoid Acme. Best picks:\n1. **Globex** (owned by Acme)\n2. **Initech**',
    { Acme: 'named 2', Globex: 'named 1 #1', Initech: 'named 1 #2' },
  ],
]

describe('places in the main recommendation list', () => {
  it.each(CASES)('%s', (...example) => {
    expect(found(example)).toEqual(expectedOf(example))
  })
})
