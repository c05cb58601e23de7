import { fold } from './fold.ts'
import type { Language } from './language.ts'

/**
 * Words of everyday language that companies, products and shops take for their names, by language, folded. A name among
 * them needs evidence that it is meant as a name wherever that language is written. What is not here is taken for a name.
 */
const WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: `
    cheer bang tinder plenty gusto namely culture shortcut help kayak curb ram lincoln mini golf polo accord fit expedition tonal gobble
    chewy fetch embrace progressive farmers travelers whoop dazzle keeper teams spin via ollie method honest pantry kitchen notes
    reminders photos pages numbers maps weather stocks games music books movies news podcast podcasts wallet clock camera shots
    stacks segments threads chatter chat meetup gatherings sprout sprouts buddha banter hangouts bliss chorus gong clearing kin
    kinship kindred beyond oatmeal oats granola crumbs crumb cookie cookies biscuit bagel waffle pancake syrup jelly mustard ketchup
    pickle relish sauce noodle noodles ramen sushi taco burrito curry pizza pasta burger fries wings shake shakes brewer brewery
    barista grinder roaster teapot mug cups plates bowls blanket quilt mattress pillow nightstand sofa couch armchair lamp shades
    curtain rug carpet tiles paintbrush hammer nails screw wrench drill saw ladder toolbox garage driveway fence hedge lawn mower
    fitness yoga pilates gym runner runners sprinter swimmer cyclist hiker climber surfer skater boarder skier trails trek quest
    doctor nurse pharmacy clinic dentist lawyer broker banker teller accountant auditor adviser advisor tutor teacher professor
    student scholar class lesson course courses campus degree diploma thesis essay novel verse rhyme stanza margin column headline
    mirror reporter independent telegraph times post tribune globe star sun mail mercury examiner inquirer observer spectator
    economist atlantic nation republic union liberty independence patriot eagle columbia frontier alaska hawaiian southwest spirit
    united delta allegiant breeze jetblue virgin norwegian carnival celebrity princess royal holland oceania regent silversea
    windstar marina azure cobalt ultramarine magenta cyan maroon burgundy beige khaki charcoal ebony ivory pearl
    nothing something anything everything none somebody everyone other another here there who how why
    ace act action active acorn adept admiral advance aero afresh after agile air alarm album alert all alley alliance allure
    ally almond alpha alphabet also alto always amaze amber ambition amp anchor angel animal answer anthem any apex apollo
    apple apply april apron aqua arc arch archer arena argo ark arm armour armor army arrow art ash ask aspect aspen aspire
    asset assist aster atlas atom attic august aura aurora autumn avenue avocado aware away axe axis baby back badge badger
    balance ball balloon bamboo banana band bandwagon bank banner bar barclay bark barn barrel base basecamp basket bat bath
    bay beach beacon beam bean bear beat beauty beaver bed bee beetle bell bench berry best better beyond big bike bill birch
    bird bit black blackberry blackbird blade blast blaze blend bliss blink block bloom blossom blue blueprint board boat
    bold bolt bond bone bonus book boom boost boot boots border boss bottle bounce boundary bounty bow bowl box brain branch
    brand brave bread breeze brew brick bridge bridges bright brilliant brisk brook broom brother brothers brush bubble buck
    bucket bud buddy buffer bug build bulb bull bullet bumble bump bundle bunny burrow burst bus bush busy but butter
    butterfly button buy buzz cab cabin cable cactus cake calendar call calm camel camp campfire can canary candle candy
    canopy canvas canyon cap cape capital capsule caption captain capture car caravan card cardinal care cargo carrot cart
    cascade case cash castle cat catalyst catch cedar cell celtic center centre central century certain chain chair champion
    chance change channel chapter charge charm chart chase chat check cheese chef cherry chess chest chill chime chip choice
    chorus circle circus citizen city civic clarity classic clay clean clear clever cliff climb clip clock close closet cloud
    clover club clue coach coal coast coaster coat cobalt cobra coconut coda code coffee coil coin cold collective college
    colt columbia column comb come comet comfort command common community compass complete concept concert condor confluence
    connect conquest constant contact contour convoy cool copilot copper coral core cork corn corner corona cosmos cottage
    cotton country courage course court cove cover cow coyote cozy craft crane crater crayon cream creative credit creek crest
    crew cricket crisp crocus cross crow crowd crown cruise crunch crystal cube cup current curve cushion custom cycle daily
    daisy dance dandelion dare dark dart dash data dawn day dealer dear december deck deep deer delight deliver delta den
    depot desert desk destiny detail dew dial dialogue diamond diesel digit dime dine direct discover discovery dish distance
    dive divine dock doctor dodge dog dollar dolphin dome domino door dot double dove down draft dragon drake dream dress
    drift drill drink drive drone drop drum duck dune dust duty each eagle earth ease east easy ebb echo eclipse edge eight
    elder electric element elephant elevate elite elm else ember emerald emerge emperor empire encore endeavor endeavour
    energy engage engine enterprise entire envoy epic equal equator equinox era escape essence essential eternal evening event
    ever every evolve exact excel exchange exodus expert explore explorer exponent express extra eye fable fabric face fact
    factor fair faith falcon fall family fan far farm fast fathom favor feather february feed feel fern festival fiber fibre
    fiddle field fiesta fig figure file film final find finder fine finish fir fire firefly firm first fish five fix flag
    flame flamingo flare flash flat flavor fleet flex flight flint float flock floor flora flow flower fluent fluid flux fly
    focus fog foil folk follow food forecast forest forge fork form formula fort forte fortress forum forward fossil
    foundation founder foundry fountain four fox fractal frame free freedom freight fresh friday friend frog front frontier
    frost fruit fuel full fun fund fuse fusion future gain galaxy gallery game gap garage garden gate gateway gather gear gem
    general genesis genie genius gentle giant gift ginger give glacier glass gleam glide glimpse globe glory glow go goal goat
    gold golden good goose grab grace grain grand grape graph graphite grass gravity great green greenhouse grid grind grit
    ground group grove grow growth guard guardian guess guest guide guild guitar gulf gull gum gust habit hail hair halo
    hammer hammock hand handshake handy happy harbor harbour hard harmony harness harp harvest hatch haven hawk hay hazel head
    headspace health heap heart hearth heat heather heaven hedge height helix hello helm help herald herb heritage hero heron
    hey hickory high hilltop hill hinge hint hive hobby hold hollow holly home honest honey honor honour hood hook hope hopper
    horizon horn hornet horse host hot hour house hub hugo human hummingbird hunt hunter hush hydrogen ice icon idea ideal
    image imagine impact impossible impulse inch indeed indigo infinity ink inner insight insignia inspire instant intel
    intercom invision iris iron island ivory ivy jaguar jam january jar jasmine jasper jazz jeep jelly jet jewel join jolt
    journal journey joy judge juice juicy july jump juniper june jungle juno jury just karma keen keep kernel kestrel kettle
    key keystone kick kind kindle king kingdom kingfisher kite kiwi knight knock knot koala label lace ladder lake lamb lamp
    lance land landmark lane lantern lark larkspur laser last later latitude lattice launch laurel lava lavender layer lead
    leaf league lean leap leapfrog learn ledger legacy legend lemon lemonade lens leopard less lever liberty light lighthouse
    lightning like lily lime limit limitless line linear link lion lively live lizard local lock locket locus lodge loft log
    logic long look loom loop lotus loud love low loyal lucid luck lucky lumen luna lunar lush lynx lyric mac mace magic
    magnet magnolia magpie mail main make mammoth mango manifest manor mantle many map maple marathon marble march margin
    marigold marine mark marker market marlin marquee mars marsh mascot mask mason master match matrix matter maven maverick
    may maze meadow meal measure medal meet mellow melody memory mercury meridian merit mesa mesh message messenger metal
    meteor method metro microscope midnight might milestone mill mind mint minute mirror mission mist mix mobile moda mode
    model modern moment momentum monarch monday money monster month moon moor moose more morning mosaic moss moth motion
    mountain mouse move movement much mule muse mushroom music mustang mute name narrow native nature navigator near neat
    nebula nectar needle neighbor nerve nest net network never new news next night nimble nimbus nine noble node noise nomad
    noon normal north note notion nova novel november now number nurture nut oak oar oasis oat object obsidian ocean october
    octopus odyssey offer office olive omega one onward onyx open opera optimal optimum oracle orange orbit orchard orchid
    order origin oscar osprey otter outlook outpost over owl own oxygen oyster pace pacific pack page paint palace palette
    palm panda panel panther paper parachute paradise parallel parcel parrot parsley partner pass passage passport pasture
    patch path patriot patrol pattern pause peach peacock peak peanut pear pearl pebble pelican pen pencil penguin penny
    people pepper perch perfect person petal phantom phase phoenix piano pick picnic picture pigeon pilot pin pine pineapple
    pink pinnacle pioneer pipe pipedrive pirate pistachio pitch pivot pixel place plain plan planet plant plaster platform
    play please plot plow plug plum plume plus pocket poem point polar pole polish pollen pond pony pool pop poplar poppy
    popular port portal post potato pounce powder power prairie precise prefect premier premium presto prime prince princess
    prism privy pro process product progress project promise proof proper protocol provide prowl proxy prune public pulse puma
    pump pumpkin pupil pure purple purse push puzzle pyramid quail quake quality quantum quarry quarter quartz queen quest
    quick quicken quiet quill quilt quince quiver quota quote rabbit race radar radiant radical radio radish raft rail rain
    rainbow raise rally ramp ranch range ranger rapid raspberry rave raven ray razor reach react read ready real realm reason
    rebel record red reed reef reflect refresh regal region reign relay release reliance relief remarkable remedy remember
    remote render renew reply report rescue resend reserve resolve resonate response rest result retain retreat reveal revel
    revolution reward rhythm ribbon rice rich riddle ride ridge right ring ripple rise rival river rivet road roar robin robot
    rock rocket role roll rook room roost root rope rose round rove rover row royal ruby rudder rugged rule run rune rush
    rustic sable saddle safe saffron saga sage sail sailor salad salmon salt same sanctuary sand sandpiper sapling sapphire
    satchel saturday saturn savage savanna save savor scale scarlet scene scent school science scope score scotch scout
    scribe script scroll sea seal search season seat second secret secure see seed seek segment select sense sentinel sentry
    september sequel sequence sequoia serene serve service set seven shade shadow shake shape share shark sharp sheep sheet
    shelf shell shelter shepherd shield shift shine ship shirt shore short shot show shuttle side siege sight sigma sign signal
    signature silk silver simple single siren sister site six sketch ski skill skip sky skylark slack slate sleep sleeve
    slide slim slope small smart smile smith smoke smooth snail snap snow snowball snowflake snug soap social soda sofa soft
    solar solid solo solution sonar sonic soul sound source south space spade span spark sparrow speak spear spectrum speed
    sphere spice spider spike spin spiral spirit splash splice split spoke sponge spool spot spotlight spray spread spring
    sprinkle sprint sprout spruce spur square squirrel stable stack stadium staff stage stake stamp stand standard staple
    staples star stark starling start state station stay steam steel stellar stem step stick still stitch stock stone store
    stork storm story stout strata stream street stride strike string stripe strong studio sub subway success sugar suit
    sumac summer summit sun sunday sunflower sunrise sunset super sure surf surface surge swallow swan sweep sweet swell swift
    swing switch sword sycamore symbol symphony sync table tailor tag talent tall talon tangent tango tank tap tape target
    task taste tea teal team tell temple tempo ten tender terminal tern terra terrace test thanks thicket thing things think
    thirsty thistle thread three thrive throne thrush thunder thursday ticket tide tidy tiger tile timber time tin tiny titan
    toast today together token tomorrow tone tool top topaz torch tornado tortoise total toucan touch tower town toy trace
    track trade tradition trail train transfer transform traverse treasure tree trek trellis tribe tribune tricycle trident
    trim trinity trio triple triumph tropic trout truck true trumpet trunk trust try tuesday tulip tuna tundra tune tunnel
    turbo turn turquoise turtle tusk twig twilight twin twist two ultra umbrella under unicorn unify union unique unit unite
    united unity universal universe up upward urban urge use vale valet valley valor value vanguard vanilla vantage vapor
    vault vector vega veil velocity velvet venture venus vera verb verdict verge vertex vest vibe victor victory view vigil
    village vine vineyard vintage viola violet viper virgin virtue visa visible vision visit vista vital vivid voice volcano
    volt vortex voyage voyager vulture wade wagon wake walk wall wallet walnut wander ward warden warm warrior wasp watch
    water waterfall watt wave wax way wealth weather weave web wedge wednesday week welcome well west whale what wheat wheel
    when where whimsy whisper white whole why wick wide wild wilder willow win wind window wine wing winter wire wisdom wise
    wish wolf wonder wood woodland woodpecker word work workday world worm worth wren yard yarn year yellow yes yield yonder
    young zeal zebra zen zenith zephyr zero zest zigzag zinc zone zoom`,
  es: `
    lupa ocaso desigual victoria indio superior mutua provincia familia directa directo buena bueno mejor rapida rapido segura cercano
    galicia iberia patagonia andina andino austral boreal poniente levante pacifico atlantico caribe america hispana latina europa
    nacion patria republica vaqueros botas camisa falda abrigo zapatos sabana almohada colchon manta cojin mesa silla armario
    martillo clavo tornillo llave pincel cubeta escoba jabon lejia detergente suavizante champu crema perfume colonia aroma
    nada todo algo otro otra cada ahora vale visa busca corre toma sigue gana cuida cambia crece vive siente pide prueba
    pronto rapido facil util mejor unico nube caminos cumbres marea brujula faro
    abeja abierto abrigo acierto acuerdo agosto agua aguila ahora ahorro aire alba alegria algo alianza alma alta alto amable
    amarillo amazonas ambar americana amigo amor ancla andar angel anillo antes anuncio arbol arcoiris ardilla arena arroz arte
    astro aurora avance ave aventura ayuda azahar azteca azucar azul bahia ballena banco bandera bano barato barco barrio
    base bella belleza bien blanco boca bosque botella brillo brisa brote bueno buho burbuja buscar caballo cabra cacao cafe
    caja cala calor cama camino campo canela cantera cara caracol cardenal caribe carne casa castillo cebra cebolla cena centro
    cerca cereza cero cerveza chico chocolate cielo ciervo cima cinco ciprés circulo ciruela cisne ciudad claro clave clavel
    cobre cocina coco cohete coleccion colibri color comercio cometa comida compas comun conecta conejo confianza contigo
    copa coral corazon corona correo correos corriente corte cosecha cosmos costa crece credito cristal cruz cuadra cuadro
    cuarto cubo cuenta cuento cuatro cuervo cumbre cuna custodia dado dato dedo delfin delta deposito desierto destino dia
    diario diamante diez directo disco distancia divina doble domingo dorado dos duende dulce duna eco edad eje elefante
    elemento encanto encina energia enero enlace entre epoca escudo esfera esmeralda espacio espejo espiga espiral espuma
    estacion estrella estudio eterno exito expreso extra faro favor fenix ferrocarril feria fiel fiesta flecha flor fondo
    fortaleza fresa fresco fruta fuego fuente fuerte fuerza futuro galgo gallo garza gato gaviota girasol globo golondrina
    gota gran grande grano grupo guia habla hada halcon harina hermosa hielo hierba hierro higo hogar hoja hola hora
    horizonte hormiga hoy huella huerto idea ideal imagen imagina iman impulso instante inicio isla jabon jaguar jardin jinete
    jirafa jornada joven joya jueves jugo julio jumbo junio junto juntos justo juventud ladrillo lago lagarto lana lanza lapiz
    laurel lavanda lazo leche lechuga lechuza lejos lema lenteja leon libertad libre libro lider liga ligero lima limon limpio
    linea linda lince lirio listo llama llave lluvia lobo local loro lotus luna lunes luz madera madre maestro magia magnolia
    maiz manana manantial mango mano manzana mapa mar marca margarita mariposa marmol martes marzo mas masa mayo mayor medio
    mejor melon mente mercado meta miel miercoles mil milagro minuto mira mirador mirlo mito moda modelo modo molino momento
    montana mora morado motivo motor mundo muralla musa museo musica nacional nacion naranja nativa natural naturaleza nave
    navidad negro nexo nido nieve nino noble noche norte nota nube nuez nueve nuevo nuez numero oasis oceano ocho oeste oferta
    olivo oliva ola once onda opalo opera optima orbita orden origen oro orquidea oso otono oveja paja pajaro palabra palacio
    palma palmera paloma pan panda pantera papa papel para paraiso pardo paris parque paseo paso pasto patio pato pavo paz
    perla perro personal petalo pez piedra piel piloto pimienta pina pino pirata pista plata plataforma platano playa plaza
    pleno pluma poder polo polvo popular portal prado precio primavera primero principe prisma progreso promesa pronto propio
    puente puerta puerto pulpo puma punto puntual puro radio raiz rama ramo rana rapido rayo real red refugio regalo reina
    reino relampago reloj renta resplandor rey ribera rico rincon rio ripley ritmo roble roca rocio rojo romero ronda ropa rosa
    rosal rueda ruta sabado sabana sabia sabor sal salto salud salvia sano santo seda segundo seguro seis selva semilla senal
    senda sendero ser sereno siempre siena sierra siete siglo silla simple sirena sol solar sombra sombrero sonido sonrisa
    sopa suave sueno suerte sur susurro tango tarde tarjeta taza te techo templo tesoro tiempo tienda tierra tigre tinta toldo
    tomate toro torre tortuga total trato trebol tren tres tribu trigo triunfo trueno tucan tulipan turquesa unico unidos
    unidad union universal universo uva vaca valle valor vega vela veloz venado ventana ventura verano verbena verde vereda
    vestido via viaje vida vidrio viento viernes violeta virgen vista vital viva vivero vivo volcan voz vuela vuelo yema
    zafiro zapato zorro`,
  pt: `
    nos meo logo fidelidade tranquilidade ocidental continente original movida unidas salsa neon raia marisa azul gol renda facil bom boa
    ideal caixa padaria acougue mercearia farmacia drogaria loja lojas casa casas cama mesa banho colchao sofa cadeira sapato bota
    camisa vestido bolsa relogio oculos perfume sabonete creme
    abacate aberto abraco abril acai acao agora agua aguia alegria alto amanha amarelo amor ancora anjo ano antes arara arco
    areia arroz arte arvore asa atual aurora avanco aventura azul baia baleia banco bandeira barco base beleza bem bemol boa
    bola bom borboleta bosque botao branco brasa bravo brilho brisa broto buscar cabana cacau cafe caixa calma cama caminho
    campo canal canela capital caracol carinho carta casa castelo centro cereja ceu cha chave chuva cidade ciclo cinco clara
    claro clube coco coelho colina colmeia comum conta contigo copa cor coracao coral corrente correio correios cristal cruz
    cubo dado dia diario diamante dez direto disco doce dois dourado duna eco elefante elo encanto energia enlace entrega
    escudo esfera esmeralda espaco espelho estacao estrela estudio extra facil farol favor feira feliz fenix festa fiel fio
    flecha flor floresta fogo folha fonte forca formiga forte fresco fruta futuro gato gavea girassol gol gota grao grupo guia
    hoje horizonte ideal ideia ilha imagem ima impulso inicio inter jacaranda janela jardim joia jornada jovem junto justo
    lago lagoa laranja leao leite leve liberdade lider limao limpo linha livre livro lobo loja lua luz maca macaco madeira
    mae magia magica mais manga mapa mar marca margarida mel melhor mente mercado mestre meta milagre milho minuto moda modelo
    momento montanha mundo musica nacional natural natura natureza navio neve ninho nobre noite norte nota nova novo numero
    nuvem oasis oceano oi oito olho onda ontem origem ouro outono oxigenio paineira palavra palma pampa pao papel paraiso
    parque passaro passo pato paz pedra peixe perola pessoa piloto pimenta pinheiro pinguim pipoca planeta plataforma plena
    pomba ponte ponto popular porta portal porto praia prata prazer presente primavera primeiro principe prisma pronto prosa
    puro quatro querido raio raiz ramo rapido real recanto rede refugio rei reino renda rio riqueza ritmo rocha roda rosa rota
    rua sabia sabor sal salto santo saude seda segunda segundo seguro seis selva semente serra sete sigma silva simples sino
    sol solar som sombra sonho sorriso sorte sul tarde tatu tempo terra tesouro tigre tim tio toca todo torre total touro
    trem tres tribo trigo trilha tucano um uniao unico universo uva vale valor vela veloz vento verao verde via viagem vida
    violeta vista vital viva vivo voz voo zebra`,
  fr: `
    nickel match jules marcel redoute claire hello bonne bonnes petit petite grand grande jeune vieux marais opera republique nation bastille
    lit matelas oreiller couette canape chaise armoire bureau lampe rideau tapis marteau clou vis pinceau savon lessive creme parfum
    chemise robe jupe manteau chaussure botte sac montre lunettes
    abeille abri accord accueil acier action agneau aigle aile air alizé alinea alizee allure alouette alpage alto amande
    ambre ame ami amour ananas ancre ange annee arbre arc argent armoire art artisan aube auberge aurore autan avance avantage
    avenir avion avoine azur baie balance baleine ballon banane banque barbe base bateau beau beaute bee belle berge berger
    biche bien bijou bise blanc ble bleu bois boite bon bonheur bonjour bonsai bougie boulanger boulangerie boussole bouton
    branche bravo brique brise bulle but cabane cacao cactus cadeau cadre cafe caisse calme camelia campagne canal canard
    canne cannelle capital capsule caramel cardinal carotte carre carrefour carte cascade caserne casino castor central centre
    cercle cerf cerise chaleur chalet chamois champ champion chance chapeau chapitre charme chat chateau chaud chemin chene
    cheval chevre chez chien choix chouette ciel cigale cigogne cinq citadelle citron clair classique cle clef clic climat
    cloche club coccinelle coeur colibri colline colombe colonne comete compagnon compas comptoir confiance constance conte
    contour copain coq corail corbeau cordee cosmos coton couleur coup courant couronne couvert craie crayon creme cristal
    croissant croix cuisine culture cultura cygne dame danse darty dauphin decision declic demain dent desert dessin destin
    deux diamant digne dimanche direct disque dix domaine dragon droit dune eau echo eclair eclat ecole ecran ecume ecureuil
    edredon elan elephant elite embruns emeraude empire encre energie ensemble entree envie envol epi epice equilibre equipe
    escale escargot espace espoir essentiel est etape etoile etude eveil express fable facile falaise famille fanal fanfare
    faucon faune fee fenetre ferme fete feu feuille feve ficelle fidele figue fil fille fleur fleuve flore foin folie fontaine
    force foret forge formule fort fortune fourmi fraise framboise free frais frere fruit fumee galerie galet galop garance
    gare gazelle geant general genet geste giroflee givre glace globe goeland gout goutte grain grand grange grenade grenier
    griffe grive grotte groupe guide habitat halte hamac harmonie haut herbe heritage heron hibou hirondelle histoire hiver
    horizon hotel houle huit huile idee ile image inter iris ivoire jade jardin jasmin jaune jeu jeudi jeune joie jour journal
    joyau juillet jungle juste laine lait lampe lanterne lavande lecture leger legende leopard lettre levant levier liberte
    libre lien lierre lievre ligne lilas lin lion lire livre loisir long loup lueur luciole lumiere lundi lune lutin lynx
    magie magique main maison maitre malin manoir marche mardi maree margelle marguerite marin marine marmotte marque mars
    matin mauve melodie melon mer mercredi merle message mesange mesure metro mica miel mieux mille mimosa minute miroir mode
    moineau moment monde montagne moteur mouche mouette moulin mousse mousseline mouton mule mur mure musique myrtille nacre
    nature navire neige neuf nid noble noir noisette noix nord nouveau nuage nuit oasis ocean ocre oeil oeillet oiseau olive
    olivier ombre onde opale opera or orange orbite orchidee ordre orge origine orme ortie ouest ours outil oxygene page pain
    paix palais palme palmier panda panier papier papillon parade paradis parasol parc partage passage passerelle passion
    patrimoine pause pave peche pelican penelope perle persil petit phare phenix phoque piano pie pierre pilote pin pivoine
    place plage plaine plaisir planete plante platane plein plume plus poire poisson poivre pole pomme pont port porte poste
    potager poudre poule pour prairie present prime primevere prince printemps prix prune puce puits pur quatre racine rayon
    recit reflet refuge reine renard renouveau reseau reve reveil revolution ribambelle riche rire rive riviere riz robe roc
    roche roi rond ronde roseau rosee rose rouge roue route royal ruban rubis ruche rue ruisseau sable sage saint saison salon
    samedi santal santé saphir sapin sauge saumon saveur savoir savon seigle selle semaine sept serin sept siecle signal signe
    silence sillon simple sirene six societe soie soir soleil solstice son sortie souffle source sourire souris sud sucre
    table tandem tango tanniere tartine temple tempo temps terrasse terre terroir tete the tigre tilleul toile toit tomate
    torrent tortue total totem toucan toujours tour tournesol trace train transat trefle tresor tribu trois tulipe turquoise
    union unique univers vache vague val valeur vallee vanille vapeur vecteur veille velo velours vendredi vent verger verre
    vert vertige vie vigie vigne village ville violette violon virgule visage vision vitesse vive voie voile voisin voix vol
    volcan voyage voyageur vrai vue zebre zenith zephyr`,
  it: `
    wind pam panna facile prima primo linear euro mondo casa letto materasso cuscino divano sedia armadio scrivania lampada tenda tappeto martello
    chiodo pennello sapone detersivo crema profumo camicia vestito gonna cappotto scarpa stivale borsa orologio occhiali
    acqua agosto alba albero alto amaro amica amico amore ancora anello angelo anima ape aperto arancia arco argento aria arte
    aurora avanti azzurro balena banca barca base bella bello bene bianco bosco bottega brio brezza buono caffe caldo campo
    cane canto capriccio casa castello cavallo centro cervo chiaro chiave cielo cigno ciliegia cinque citta colibri colle
    colombo colore conto coppa corallo corona corriere corte costa cuore dado dama delfino destino diamante diana dieci
    diretto disco dolce domani domenica due eco elefante energia erba estate estro facile falco fama famiglia faro felice
    fenice festa fiamma fico fiducia fiera fiore fiume foglia folletto fonte forma forno forte fortuna forza freccia fresco
    fragola frutta fuoco futuro gabbiano gallo gatto gelato gemma giallo giardino giglio gioia gioiello giorno giovane girasole
    grande grano gusto idea ideale immagine impero incontro inverno isola lago lampo lana latte lavanda leggero leone lepre
    libero liberta libro limone linea linfa lira luce luna lunedi lupo luna madre magia mago maggio mare margherita marmo
    mattina mela melograno mente mercato meta miele mille moda mondo monte musica natale natura nave neve nido nobile noce nodo
    nord notte nove nuova nuovo nuvola oasi oceano oggi olio oliva ombra onda opera ora orizzonte oro orso orto otto pace pane
    papavero parco passo pepe pera perla personale pesca pesce piazza piede pietra pino pioggia piuma poesia ponte porta porto
    posta poste prato presto primo principe quadrifoglio quattro quercia radice ragno ramo rapido re regina respiro ricco riso
    ritmo riva rivale rocca roccia rosa rosso rotta rubino ruota sabato sale salute sano scudo segno segreto sei semplice seme
    sentiero sera sereno seta sette sicuro siepe simpatia sirena smeraldo sogno sole solare sorriso spazio specchio spiga
    stagione stella strada sud suono tappo tavola tempo terra tesoro tigre tim tigre torre tre treno tulipano tutto unico
    unione uva valle vela veloce vento verde via viaggio vigna viola vista vita vivace vivo volo volpe voce zafferano`,
  de: `
    globus hit braun zwilling spaten töpfer europa techniker tier test ergo miles basic globus meister schneider müller bäcker koch jäger
    fischer weber richter wagner schäfer becker bett matratze kissen sofa stuhl schrank tisch lampe teppich vorhang hammer nagel
    schraube pinsel seife creme parfüm hemd kleid rock mantel schuh stiefel tasche brille heft blatt stift marker ordner
    abend acker adler ahorn akzent allianz alpen alte ameise amsel anker anzeiger apfel apollo april arche arena arkade atem
    atlas auge august aurora ausblick auto bach backstube bahn balance baum bär beere berg bergwelt bernstein beste bild
    biber biene birke birne bison blatt blau blick blitz blume boden bogen bohne boje bonus boot bord borke brand bremse brise
    brot brücke bruder brunnen buch buche bucht bühne bunt burg bund butter dachs dach dahlie damm dampf delfin dialog diamant
    dienstag dill dom donau donner dorf drache drei duft düne echo ecke edel ehre eiche eichhorn eins eis eisen eisvogel elan
    elch element elf elfe elster energie engel ente epoche erde ergo erle ernte esche esel esprit eule euro fabel fackel faden
    falke falter familie farbe farn feder fee feld fels fenster fest feuer fichte fink fisch flamme flieder fliege floh flora
    fluss flügel flut form forst frei freitag freude freund frieden frisch frosch frost frucht fuchs funke furche gabe gabel
    galerie galeria gans garten gast geist gelb genial genuss gestalt gewitter giebel gipfel glanz glas glocke glück gold gras
    grille grün grund gut habicht hafen hafer hahn hain halle hals halt hammer hand hanf harmonie hase hasel haus hecht hecke
    heide heim held herbst herz heu hier himmel hirsch hirte hof holz honig horizont horn huhn hummel hund hut idee igel insel
    iris jahr januar jaguar jetzt jugend juli juni kachel käfer kaiser kamel kamille kamin kanal kanne kante kapital karo
    karotte karte kastanie kater katze kern kerze kette kiefer kies kind kinder kirsche kiste klang klar klasse klee klinge
    knopf knospe kobold kogel kohle komet kompass könig koralle korb korn kraft kranich kranz kreide kreis kresse kreuz krone
    krug kugel kuh kunst kupfer kurs küste lachs laden lamm lampe land laterne laub laube lauf lavendel leben leicht leiter
    lerche leuchte licht liebe lied lilie linde linie linse löffel löwe lotse luchs luft lupe lust luxus magazin magnet mai
    mais mandel mantel marder mark marke markt marmor märz maus meer mehl mehr meise meister melone mensch merkur milch minze
    mitte mittwoch möbel modern mohn molke moment monat mond montag moor moos morgen most motte möwe mühle mund muschel mut
    nacht nagel natur nebel nelke nest netto netz neu neun nord norden norma not nuss ofen ohr öl olive onkel opal optimal
    orange orchidee ort ost osten otter paket palme panda panther papier pappel park partner passage penny perle pfad
    pfau pfeffer pfeil pferd pfirsich pflaume pflug pforte phönix pilz pinie pinsel pirat planet platz pol post preis prima
    prinz profil projekt puls punkt quelle quitte rabe rad rahmen rakete rand rang rast raum rauch real rebe regen regenbogen
    reh reich reif reis reise rente rest ried riese rind ring ritter robbe roggen rose rost rot rübe rubin rudel ruhe rund
    saat saft sage salbei salz samstag samt sand sanft saphir saturn schatten schatz schaf schaum scheune schiff schild schilf
    schlange schloss schmetterling schnecke schnee schritt schuh schwalbe schwan schwarz schwung sechs see segel seide seil
    sense sieben signal silber sinn sommer sonne sonntag spargel spatz specht speer spiegel spiel spinne spitze sprung spur
    stadt stahl stall stamm stark stein stempel stern steuer stich stier stift stil stimme stock stoff stolz strahl strand
    strasse straße strauss strauß strom stube stufe stunde sturm süd süden tag tal tanne tanz tasse tau taube tee teich tempo
    thymian tiger tinte tisch tor total tracht traube traum treff treppe treue trend trommel tropfen truhe tulpe turm uhr uhu
    ulme ufer union vater veilchen viel vier vogel volk volt vorteil wabe wal wald wall wand wanderer wasser weber weg weide
    wein weiss weiß weizen welle welt werk wert wespe west westen wetter wiese wild wind winter wirbel woche wolf wolke wolle
    wort wunder wunsch würfel wurzel zahl zahn zander zauber zebra zehn zeit zelt zentrum ziege ziegel ziel zimt zirkel zitrone
    zug zukunft zwei zweig zwerg zwiebel`,
  nl: `
    aarde anker appel bakker beer berg bloem boom bol boot bos brood brug coop dag dak dier dolfijn doel dorp druppel duif eend
    eik engel feest ferm fiets fontein geld gemak gezond goed goud gras groen groot haan handen hart haven held hema hemel hert
    hoek hoop huis idee jacht jumbo kaas kans kers kerk kind klaver kleur knoop koning kracht kroon kruid land leeuw lente
    leven licht liefde lijn linde maan markt meer meester melk mens mier molen morgen muis natuur nest netwerk nieuw noot oase
    olifant oog optimaal oranje ouder palm parel passie pauw peper ploeg plus post prins punt regen reis ring rijk rivier roos
    rots rust schelp schip sleutel smaak sneeuw spar spiegel spin stad start steen ster stil stroom tijd toren touw tuin uil
    veer ven vis vlinder vogel volt vos vrij vuur water weg wereld wind winkel wit wolk woord ziggo zee zon zomer zwaan`,
  ru: `
    верный лавка юла озон циан островок подружка чижик модуль метро эльдорадо максим купер премьер столица столичный русский
    российский народный детский домашний добрый любимый вкусный свежий спелый чистый быстрый умный честный кровать матрас подушка
    диван стул шкаф стол лампа ковер молоток гвоздь кисть мыло крем духи рубашка платье юбка пальто ботинок сапог сумка часы очки
    авангард август аврора акцент алмаз альтернатива альфа аист аптека арбуз арена атлант атом баланс банан банк барс башня
    белка береза берег билет бобер богатырь бодрость большой борода брусника будущее буква букет бумага буря бык быстро ваза
    василек ведомости век велес венера вера верность весна ветер вечер вид викинг витамин вишня вкус вкусно вода водолей
    воздух волга волк волна восток время все восход встреча выбор высота газета газель галактика галерея гармония гвоздика
    герой глобус гнездо голос голубь гора горизонт город гранат гранит гриф гроза груша давай дар дача дверь двор дельта
    дельфин день деревня дерево десятка дети детство диалог диван династия добро доверие дождь дом дорога доставка достояние
    друг друзья дуб дым дыхание дракон единство еж енот ель ежевика жар жемчуг жизнь жираф журавль забота заря заря защита
    звезда звук здоровье зебра зеленый земля зенит зерно зима знание знак золото зонт зубр игра идея избушка изумруд имидж
    империя импульс интерес искра исток источник июль июнь кактус калина камелия камень капитал капля карусель каскад кедр
    кенгуру кит клад класс клевер клен клик ключ книга кобра ковчег колесо колибри колос комета комета комод компас контакт
    контур конь копейка корабль коралл корзина корона космос кот кофе край краски красота крепость кристалл круг круиз крыло
    крылья кубик кузнец купец курс лада ладья лайм ландыш лев легенда лед лекарь лента лето лидер лиза лилия лимон линза линия
    лис лиса лиса лист ложка лотос лотос луна луч лучик магнит май мак максимум малина малахит мандарин маркет марс март маска
    мастер маяк мегафон мед медведь мельница мельница мечта миг мир млечный мозаика молния молодость момент море мороз мост
    мотив мотор музыка мята надежда надежность напиток народ наследие настроение наука находка небо небоскреб нектар неделя
    нота ночь оазис облако образ огонек огонь одуванчик озеро океан око окно олень олимп оливка омега опера оптима опора
    орбита орел орех орион орхидея осень основа остров открытие очаг павлин пальма панда пантера папоротник парус паритет пар
    парк партнер перекресток перец перо персик петух пик пилот пингвин пион пират пламя планета платформа плюс победа подарок
    подорожник подсолнух поле полет полет полюс поляна помощь порт портал посуда поток почта правда праздник престиж прибой
    прима призма прогресс прожектор простор прямо птица пуля пульс пуля путь пятерка пятерочка равновесие радость радуга
    развитие ракета ракурс ракушка рассвет ресурс река риф родина родник роза ромашка роса россия росток ручей рубин рябина
    сад самокат самовар самолет сапфир сатурн свет светлячок светофор свобода связной север секрет семья сердце сила сигнал
    синергия сирень сияние сказка скорость слава слива слово слон снег снегирь снежинка сова согласие созвездие сокол солнце
    соловей соль союз спектр спорт спутник старт стекло степь стимул стиль столица стрекоза стрела стриж студия сфера счастье
    талант тайга темп тепло территория тигр титан топаз точка традиция традиция трамвай трио триумф тройка тропа тюльпан удача
    улей улыбка улица уют факел факт фиалка финист фонарь фонтан формула форт форум фрегат хлеб хозяин хороший цветок целое
    центр цикл чайка час чемпион черника шаг шанс шар шелк шмель шоколад щит эверест экватор экономика экран эксперт экспресс
    элемент энергия эра эталон эхо юг юность ягода янтарь ярмарка ясень`,
  tr: `
    adim agac ak akis aks alan alev altin ana ank ari arka arslan asil aslan atlas ay ayna ayak bahar bahce bal balik baris
    bas basak bayrak bereket besik beyaz bilgi bin bir birlik boga bolu bulut buyuk can cam cark cay cicek cinar cizgi coban
    dag dalga damla deniz dere destek doga dogan dogru dolunay dost dunya durak ekin ekmek el elma elmas enerji eren ev evim
    fener fidan firsat fistik garanti gece gelecek gemi getir goc gok gol gonul guc gul gumus gun gunes guven guvercin haber
    hadi halk hayal hayat hazine hedef hilal hizli huzur ideal iki ilk imza inci insan is isik ivme iz kale kalem kalp kanat
    kapi kaplan kar kardes kartal kaya kaynak kelebek kent kilit kirmizi kita kiraz kopru kor koza kristal kule kurt kus kutu
    lale limon liman mavi mercan merkez mese mutlu nar nefes nehir nil nokta okul okyanus ortak ova oz ozgur papatya park
    parla pazar pinar polen rota ruya ruzgar saat sabah saglik sahil sari sarmasik sehir selam ses sevgi sinek sihir sok
    sonsuz su sultan sut tac tam tarla tas tat tatil tohum toprak ulker umit umut uzay var vatan yakin yaprak yasam yayla yeni
    yesil yildiz yol yolcu yonca yuva yuz zaman zeytin zirve zumrut`,
}

/** Words that are written with a capital in any sentence: days, months, peoples, and what is called after them. */
const CAPITALISED: Readonly<Partial<Record<Language, string>>> = {
  en: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december american british english french german italian spanish swiss dutch irish scottish welsh indian
    chinese japanese korean turkish russian canadian mexican brazilian australian african asian european latin norwegian
    swedish danish finnish polish greek roman persian thai jordan amazon nile paris london vienna phoenix columbia oxford
    cambridge mercury mars venus saturn jupiter christmas easter`,
}

/** Words that stand alone, or open a sentence, without naming anyone: "Oi!", "Claro que…", "Next, …". */
const INTERJECTIONS = `claro oi ola vale bravo listo exacto perfecto hola hello hey right well sure indeed next later now
  still first second last also always never ever then so yes bon bien bonjour gut genau klar also ja presto ecco ancora bene
  pronto ya viva vivo clear great perfect exactly absolutely overall plus beyond again thanks welcome cheers dale genial`

/** Names in scripts without capitals that mostly are words; they name only where the text marks or introduces them. */
const UNMARKED: Readonly<Partial<Record<Language, string>>> = {
  ja: `ここ これ それ いま 今 すぐ もっと ひかり さくら みらい ゆめ かんたん 大正 昭和 平成 令和 日本 東京 大阪 一番 最高 自由 未来
    無限 世界 太陽 地球 永遠 快適 安心 便利`,
  zh: '得到 光明 永久 人民 太平 阳光 自然 每日 大家 天天 今日 未来 世界 方便 幸福 如意 中国 北京 上海 东方 南方 北方 一起 好的 完美',
  ko: `다음 당근 오늘 우리 하나 지금 여기 처음 사람 나라 바로 모두 하루 내일 한국 국민 시작 최고 오래 마음 행복 미래 세상 자연 도시
    빛 소리 바다 하늘 별`,
  ar: 'بيت هدف سوق نور حياه صحه سهل راحه اليوم غدا الان الوطن العربيه نجم قمر شمس',
}

const setOf = (words: string) => new Set(fold(words).text.split(/\s+/).filter(Boolean))
const setsOf = (table: Readonly<Partial<Record<Language, string>>>) =>
  new Map(Object.entries(table).map(([language, words]) => [language as Language, setOf(words)]))

const words = setsOf(WORDS)
const capitalised = setsOf(CAPITALISED)
const unmarked = setsOf(UNMARKED)
const interjections = setOf(INTERJECTIONS)

const has = (sets: ReadonlyMap<Language, ReadonlySet<string>>, language: Language, word: string): boolean =>
  sets.get(language)?.has(word) === true

export const isOrdinaryWord = (word: string, language: Language): boolean =>
  has(words, language, word) || has(capitalised, language, word)
export const isCapitalisedWord = (word: string, language: Language): boolean => has(capitalised, language, word)
export const isUnmarkedWord = (word: string, language: Language): boolean => has(unmarked, language, word)
export const isInterjection = (word: string): boolean => interjections.has(word)
