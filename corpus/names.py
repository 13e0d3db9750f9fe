"""First names of Norwegian press texts, and which pronoun stands for one.

Common first names of Norway and of people in foreign news, from general knowledge; names that are
given to men and women alike are in neither list.
"""

_HE = frozenset(
    "abdul adrian ahmed akira aksel albert aleksander alexander alf alfred ali alv amir"
    " amund anders andreas andré ansgar anton are arild arne arnfinn arnt aron arve arvid"
    " asbjørn aslak asle atle audun august ben benjamin benny bent bernhard bernt bill"
    " birger birk bjarne bjarte bjørn bjørn-erik bjørnar bo bob boris brage brede brynjar"
    " bård børge carl carlos casper charles chris christian christoffer claes claus colin"
    " cornelius dag dan daniel daniele david dennis didrik diego dominic donald eddie eduard"
    " edvard edwin egil eilert eilif einar eirik eivind eldar elias elling emil endre enok"
    " erik erlend erling eskil espen evan even eystein ezra fabian ferdinand filip finn"
    " francis frank frans fredric fredrik fritz frode gabriel gard gaut gaute geir geir-arne"
    " georg george gerhard gjermund gjert glenn gorm gottfried greger gregers gudmund gunnar"
    " gustaf gustav guttorm haavard halfdan hallvard halvard halvdan halvor hamza hans"
    " harald harry harvey hasan hassan helge henning henri henrik herman hermann hogne hugo"
    " hussein håkon håvard ian ibrahim igor ilja imran ingar inge inge-arne ingolf ingvar"
    " isa isac isak ivan ivar iver jack jakob jakub jamal james jan jan-erik jarl jarle"
    " jason jasper jean jeff jens jeremy jerry jesper jim jo joachim joakim joar joe joel"
    " joey johan johannes john john-arne johnny jomar jon jonas jonatan jonathan jonny jorge"
    " jose josef joshua jostein josé juan julian julius jørgen jørn jürg jürgen kaare kai"
    " karl kaspar kasper keith ken kenneth kenny kent kevin khalid kim kjartan kjell kjetil"
    " klaus knut kolbjørn konrad konstantin kris krister kristian kristoffer kurt kyrre kåre"
    " kåre-magnus larry lars lasse lasse-marius laurent laurits leif lennart leo leon"
    " leonard levi lionel loke lorents lorentz louis luca lucas ludvig luis luka lukas"
    " lukasz mads magnar magne magnus mahmoud manuel marco marcus mario marius mark markus"
    " martin mateusz mathias mathis mats matt matteo matti mauricio maurizio max mehmet"
    " michael michel miguel mika mikael mikal mike mikkel mikkjel milos mohamed mohammed"
    " mons morten musa mustafa nathan neil nicholas nicolai nicolas nigel nikola nikolai"
    " nikolaj nikolas nils njål noah norman norvald novak odd odd-arne oddbjørn oddvar odin"
    " ola olaf olai olav ole ole-martin ole-petter oliver olve omar omer oscar oscar-andré"
    " oskar otto ove oystein pablo paolo pascal patrick paul peder pedro pelle per per-arne"
    " per-erik per-inge per-ole peter petter phil philip philippe pierre piotr preben pål"
    " rafael ragnar raheem ralf ramon rasim rasmus ray raymond reidar reidulf rein reinhard"
    " rene rené ricardo richard richie rikard roald roald-arne roar rob robert robin rodrigo"
    " roger roland rolf rolf-erik ron ronald ronny rory roy roy-arne ruben rudolf runar rune"
    " ryan sadio salim sam samuel sander sasha scott sean sebastian serge sergej sergio"
    " sigbjørn sigmund sigurd sigve simen simeon simon sindre sivert sjur skjalg snorre"
    " snorri sondre stanley stefan steffen stein steinar sten stephen steve steven stian"
    " stig sturla sune svein sven sverre sverre-magnus sølve søren tarald tarje tarjei ted"
    " teddy teodor terje terry theo theodor thomas thor thorbjørn thorvald tim timothy"
    " tobben tobias tollef tom tomas tommy tony tor tor-arne toralf torben torbjørn tord"
    " tore torgeir torger torgils torgrim torjus torkel torkil torleif tormod torstein"
    " torstein-arne torvald totto tov trond trond-erik trygg trygve tyler ulf ulf-erik"
    " ulrich ulrik urs uwe valdemar vebjørn vegar vegard vemund vetle victor vidar viggo"
    " viktor viljar vincent vinjar vladimir walter wayne werner wiggo wilhelm william willy"
    " wolfgang xander xavier yasin yngvar yngvar-erik yngve yosef yusuf zlatan åge åsmund"
    " åsulf øivind øystein øyvin øyvind".split()
)
_SHE = frozenset(
    "agnes agnete agnethe aina alexandra alice alicia alma alva amalie amanda amina amira"
    " andrea andrine ane anette angela angelica anine anita anja anki ann ann-kristin anna"
    " annbjørg anne anne-grete anne-kari anne-lise anne-marie annette anniken arnhild aslaug"
    " asta astri astrid aud aurelia aurora barbara barbro beate benedicte bente bergljot"
    " berit birgit birgitte birthe bjørg bodil brit brita britt britta camilla carina carla"
    " carmen carol carola caroline cassandra cathrine cecilia cecilie celine charlotta"
    " charlotte christine clara claudia dagny dagrun daniella diana dina dorthe dorthea ebba"
    " eirin eivor eldbjørg eldrid elena elfrid eli elin eline elisa elisabet elisabeth elise"
    " eliza ella ellen elsa else embjørg embla emely emilie emine emma emmy erle erna ester"
    " esther eva evelyn evy ewa fanny fatima fiona frid frida fride frøya frøydis gerd gina"
    " gjertrud greta grete grethe gro gry gudrun gunhild gunn gunnhild gunnlaug gunnvor"
    " gunvor guri guro gøril halldis hallgerd hanna hannah hanne heather hedda hege heidi"
    " helen helena helene helga henny henriette herdis hermine hilda hilde hildur hillary"
    " hjørdis ida idun idunn ine inga inger inger-lise ingjerd ingrid ingunn ingvild ingvill"
    " iren irene irina iris isabel isabell isabella isabelle iselin ivana jane janet janicke"
    " janne jannicke jannike jasmin jenni jenny jessica jette joan joanna jofrid johanna"
    " johanne jorid jorun jorunn josefine judith julia julianne julie june kaia kaja kamilla"
    " karen kari karianne karin karina karoliina karoline katarina kate katharina katherine"
    " kathleen kathrin kathrine katja katrine kelly kerstin kim-anh kine kirsten kirsti"
    " kirsti-ann kjellaug kjellfrid kjersti klara konstanse kristel kristianne kristin"
    " kristina kristine krystyna laila lara laura lea lena lene leni lill lillian lillian-anne"
    " linda line linn linn-therese linnea lisa lisbet lisbeth lise liv live ljiljana"
    " lotte louise lovise lucy luisa lykke madeleine magda magnhild magny mai maja malene"
    " malin maren margaret margareta margareth margit margot margrethe mari maria mariam"
    " marianne marie marina marit marita marlene marta marte marthe martina martine mary"
    " maryam mathilde matilde maud may-britt may-linn megan meghan melanie melissa merete"
    " mette mia michelle mina miriam molly mona monica monika nadia nancy natalia natalja"
    " nathalie nelly nicole nikoline nina nina-kathrine nora norma norunn oda oda-marie"
    " oddbjørg oddny oddrun olaug olga olivia pamela patricia paula pauline pernille petra"
    " pia priscilla priti rachel ragna ragnhild rakel ramona randi rannveig ranveig rebecca"
    " rebekka regine reidun renate rigmor rikke rita roxanne ruth ruthie rønnaug sally salma"
    " samantha samira sandra sara sarah selina selma senja serena serina sheila sidsel"
    " sigfrid signe sigrid sigrun sigrunn silje silvelin silvia simone siren siri sissel siv"
    " sofia sofia-marie sofie solbjørg solfrid solrun solveig solvor solvår sonia sonja"
    " stacey stella stephanie stine sunniva susan susann susanna susanne svanhild svetlana"
    " sylvelin sylvi sylvia synne synnøve tale tanja tara taran tatjana teresa terese thale"
    " thea theodora theresa therese therése thora thyra tilda tilde tina tine tiril toini"
    " tomine tone tonje tora torbjørg torgunn torhild toril torild torill torunn tove tove-lise"
    " trine trine-lise trude turid tuva tuva-marie tyra ulla ulrikke una unn unni"
    " ursula valentina vera veronica veronika vibeke victoria vigdis viktoria vilde vilja"
    " viola vivian wanda wenche wibeke yasmin ylva ylwa yngvild yvonne zara åse åshild".split()
)
_FIRST_NAMES = _HE | _SHE
_HE_ENDINGS = (
    "bjørn",
    "brand",
    "finn",
    "fred",
    "geir",
    "grim",
    "gard",
    "leif",
    "mund",
    "olf",
    "stein",
    "ulf",
    "vald",
    "vin",
    "vard",
)
_SHE_ENDINGS = (
    "bjørg",
    "borg",
    "dis",
    "frid",
    "gerd",
    "gunn",
    "hild",
    "ine",
    "laug",
    "ette",
    "rid",
    "run",
    "unn",
    "veig",
    "vor",
    "wen",
    "ella",
    "a",
)


def is_first_name(word: str) -> bool:
    """Returns whether a word is a first name; of "Per-Ivar" the first part tells."""
    name = word.casefold()
    return name in _FIRST_NAMES or name.partition("-")[0] in _FIRST_NAMES


def pronoun(first: str) -> str | None:
    """Returns "han" or "hun" for a first name, None where the name does not tell."""
    name = first.lower()
    if name in _HE or name in _SHE:
        return "han" if name in _HE else "hun"
    head = name.split("-")[0]
    if head != name:
        return pronoun(head)
    if name.endswith(_SHE_ENDINGS):
        return "hun"
    return "han" if name.endswith(_HE_ENDINGS) else None
