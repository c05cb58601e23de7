/** Stems of Spanish words that judge by themselves, whatever they are said of; each stands for all words that begin so. */
export const PRAISING = `
acertad acogedor admirabl afabl agradabl alucin amabl amen apeteci apetitos asombr atractiv avanzad bell calid calidez caluros coherent concienzud confortabl
consistent contundent cristalin crujient cuidados despejad diafan didactic dinamic diligent divertid durader ecuanim ejemplar emocion encantador enriquecedor
entretenid envidiabl ergonomic escrupulos esmerad esplendid esponjos estetic exitos fenomenal fiel fresc funcional generos gratific habil higienic holgad honest
honrad hospitalari idone ilusion impact imponent incansabl indestructibl ingenios inspirador intachabl inteligent irreprochabl irresistibl jugos leal luminos
lujos magi meticulos mimad minucios nitid nitidez notabl novedos nutritiv optim ordenad pacient paciencia placenter polivalent potent precision precis prestig
productiv prometedor pulcr puntual reconfort refinad refresc relaj rentabl resuelt riguros rigor robust rompedor saludabl sedos selecto selecta sensat silencios
sincer sofisticad solvent solvencia suculent suav tentador transparen util valios vibrant vistos
agradec alegr alivi brill cautiv cund deleit disfrut enamor encant engancha facilit fascin gozad impresion maravill mejorad motiva resalt seduc simplific
solucion sorprend triunf elogi aplau aplaus felicit bendic confianz
agil agilid amabilid bienven calidad carin cercania claridad comodidad cordial delici dedicacion detallist dominio eficac eficien elegan empat excelen
exquisit fiabil flexibil fluid fluidez generosidad gentil honradez innov intuitiv limpi limpieza maestr manej modern multitud original pionero pionera placer practico
practica profesionalid proximidad puntualid rapid rapidez respald respet robustez sabor sabros sencill seguridad seried serio seria soltura sostenib tranquil
transparencia utilid variedad ventaj versatil viabl virtud xxl
`

export const BLAMING = `
abandonad abrumador abusiv abuso aburrid aceitos agobi agotador agresiv amargad ambigu amateur anticuad antihigien antipatic apestos arbitrari arcaic arriesg asfixi
asqueros astronomic atroz averi borros brusc burd caducad caotic cansin caprich cargant chapuc chirri conflictiv contradic costos cuestionabl cutr dañad danad debil
decepcion defectuos deficien deficit deform demencial denigrant deplorabl desactualiz desagrad desastr descuid descort desespera desfasad deshonest desigual desluc
desmotiv desorden desorgan despist despreci desproporcion destartal disparat dudos elitist endebl engan engorros enrevesad erratic errone escandal escas escuet
estafa estres estrident excesiv exorbit falsead farragos fastidi fatidic floj fragil fraudul frustr grasient graved grave groser grotesc horrend horter hostil ilegibl
ilogic impersonal imprecis impresentabl improvis imprudent impuntual inadecuad inadmis incapac incapaz inciert incoheren incomibl incomod incompatib incompeten
incomplet inconexo inconsisten indecen indigest inefectiv ineficac ineficaz ineficien inept inestabl inexact inexpert inflexib injust inoportun insalubr insegur
insensib inservib insipid insolent insoportab insufic insuls insult intolera intratab inutil invasiv inviab irregular irrespons irrit laberint lamentabl latos lentitud
liant lios mareant mediocr mentir mezquin minuscul miserab mohos molest monoton moros mugr nefast negligen obsolet odios opac oxid patetic pegajos penos perjudic pesim
podrid polemic precari pretencios primitiv prohibitiv problematic pringos racist raid ranci raquit reaci redundan repetitiv repugn resbal rudimentari ruidos ruinos saturad
simplon sobrevalorad sofoc soso sosa sospech suci superficial tacan tedios temerari torp tosc toxic trampos trampa turbi vergon viciad violent vulgar vulnerab
abus amarg amenaz arruin asust atasc cabre colaps complicad confund decae desconf desilusion despeg desten destroz deterior empeor encog enfad engana enoj ensuci
equivoc exager exasper extravi fastid fracas gotea gotera hart humill incumpl indign infring lament lastr manch mare maltrat minti padec penaliz perju quej quemad rechaz
reproch resent roban robar sobrecarg sufr timad timo traicion vulner
averia bulo caos carenc chasco decepcio disgust escandalo fallo fallos fiasco fraude humedades impago incidenc inconvenien infracc jaleo moho negligenc peligr perdida pesadill
plaga queja reclamac retras riesg sancion tropiez vergüenz verguenz
`
