"""Reconnaître une personne dans un texte : son courriel, ses numéros, sa réunion, son nom.

Les portes retirent ou refusent, `make verifier` accuse : tous lisent ici, et ici seulement.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from operator import itemgetter

from macros.contributions.given import GIVEN
from macros.contributions.letters import readable, slug, unaccented
from macros.texts.french import MONTHS

SIGN = "[Aa][Rr][Oo][Bb][Aa][Ss][Ee]?|[Aa][Tt]"
DOT = "[Pp][Oo][Ii][Nn][Tt]|[Dd][Oo][Tt]"
SPELLED = f"[ _-](?!at){SIGN.partition('|')[0]}[ _-]| AT |_[Aa][Tt]_"
AT = rf"(?: {{0,2}}@ {{0,2}}|%40| ?[(\[{{‹<] ?(?:{SIGN}|a|@) ?[)\]}}›>] ?|{SPELLED}| at (?=[a-z-]+ dot ))"
POINT = (
    rf"(?:\.| ?[(\[{{‹<] ?(?:{DOT}) ?[)\]}}›>] ?| {DOT.partition('|')[0]} | DOT | dot "
    r"| (?:\. )?(?=(?:fr|com|org|net)\b))"
)
LABEL = "[A-Za-z0-9À-ÖØ-öø-ÿ-]{1,63}"
ATOM = '[^ \\n@()\\[\\]{}‹›<>,;:«»"/|*]'
LOCAL = f"(?<!{ATOM}){ATOM}{{1,254}}"
EMAIL = re.compile(
    rf"{LOCAL}(?:{AT}{LABEL}(?:{POINT}{LABEL}){{0,3}}{POINT}[A-Za-z]{{2,24}}|@[A-Za-z][A-Za-z-]{{2,62}})"
    r"(?![A-Za-z@])"
)
"""Un courriel, avec son signe ou le mot qui le remplace, avec ou sans la fin de son domaine."""

GAP = "[ \\n.·•_/–—-]{0,3}"
DATE = "[0-9]{2}[/. -][0-9]{2}[/. -](?:19|20)[0-9]{2}(?![0-9])"
SAID = (
    "(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente"
    "|quarante|cinquante|soixante|z[ée]ro)"
)
PHONE = re.compile(
    rf"\b[Zz][ée]ro[ ,.-]+(?!z){SAID}(?:[ ,.-]+(?:et[ -])?{SAID}){{4,14}}\b|"
    rf"(?<![0-9])(?<![0-9][-/.])(?!{DATE})(?![0-9]{{5}} [0-9]{{5}})"
    rf"(?:\(?(?:\+|00){GAP}[1-9][0-9]{{0,2}}\)?{GAP}(?:\(0\))?{GAP}[1-9]|(?:\(?0\)?|(?<![A-Za-z])O){GAP}[1-9]\)?)"
    rf"(?:{GAP}[0-9]){{8}}(?![0-9])"
)
"""Dix chiffres, groupés ou dits en mots ; deux dates ou deux codes de commune n'en font pas un."""

NIR = re.compile(
    r"(?<![0-9])[12][ .]?[0-9]{2}[ .]?(?:0[1-9]|1[0-2]|[2-9][0-9])[ .]?(?:[0-9]{2}|2[AB])"
    r"[ .]?[0-9]{3}[ .]?[0-9]{3}(?:[ .]?[0-9]{2})?(?![0-9])"
)
"""Un numéro de sécurité sociale, avec ou sans sa clé ; un SIRET a un chiffre de plus ou de moins."""

IBAN = re.compile(
    r"(?<![0-9])[3-6][0-9]{3}(?:[ -][0-9]{4}){3}(?![0-9])"
    r"|(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){4,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])"
)
"""Un numéro de compte bancaire, ou de carte."""

ROOM = "(?:[Rr]éunion|[Vv]isio(?:conférence)?|[Cc]onférence|[Ww]ebinaire|[Zz]oom|[Tt]eams|[Mm]eet|[Ww]ebex)"
MEETING = re.compile(
    r"\b(?:(?:https?://)?(?:meet\.google\.com|(?:[\w-]+\.)?zoom\.us/(?:j|my|w)|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)"
    r"|meet\.jit\.si|whereby\.com|[\w-]+\.webex\.com|framatalk\.org"
    r"|(?:visio|webconf|webinaire)\.numerique\.gouv\.fr)/\S+"
    rf"|(?:{ROOM}|[Cc]ode|[Ii]dentifiant|ID) (?:de |de la )?{ROOM}[^0-9\n]{{0,15}}[0-9](?:[ -]?[0-9]){{7,}})"
)
"""L'adresse ou le code d'une réunion en ligne : qui l'a y entre."""

MONTH = f"(?:{'|'.join(MONTHS)})"
BORN = rf"(?:[0-9]{{1,2}}(?:er)? {MONTH} |[0-9]{{1,2}}[/. -][0-9]{{1,2}}[/. -])"
BIRTH = re.compile(
    rf"\b[Nn]ée?s?(?:\(e\))? le (?!1er janvier|0?1[/. -]0?1[/. -]){BORN}(?:19[0-9]{{2}}|200[0-9])(?![0-9])"
    rf"|\b[Dd]ates? de naissance ?:? ?{BORN}(?:19|20)[0-9]{{2}}(?![0-9])"
)
"""Une date de naissance ; un service ou une commune nouvelle naît plutôt un 1er janvier, ou depuis 2010."""

PROFILE = re.compile(
    r"\b(?=[hwflmSDTsdt])(?:(?:https?://)?(?:(?:www|fr|m|[a-z]{2}-[a-z]{2})\.)?"
    r"(?:linkedin\.com/in/|facebook\.com/(?:profile\.php|people/))\S+"
    r"|(?:[Ss]kype|[Dd]iscord|[Tt]elegram) ?: ?[\w-]*[.#_@0-9][\w.#-]*)"
)
"""La page que quelqu'un tient sur lui-même, ou le nom qu'il y porte."""

WAY = (
    "(?:rue|avenue|boulevard|allée|impasse|chemin|route|place|quai|cours|square|passage"
    "|venelle|lotissement|hameau)"
)
HOME = re.compile(
    r"\b(?:(?:[Hh]abit|[Dd]emeur|[Rr]ésid)(?:e|ent|ait|aient)|[Dd]emeurant|[Rr]ésidant|vit|vivent|vivait"
    r"|(?:[Ii]l|[Ee]lle)s? (?:est|sont) domiciliée?s?|habitante? du|chez (?:elle|lui),)"
    rf"(?: au| à| dans la| dans l['’])?,? ?(?:[0-9]{{1,4}}(?: ?(?:bis|ter))?,? )?{WAY} [^.,;:\n]{{2,60}}"
)
"""L'adresse où quelqu'un vit ; celle d'une mairie se dit sans que personne y habite."""

PLATE = re.compile(r"(?<![A-Z0-9-])[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}(?![A-Z0-9-])")
"""La plaque d'un véhicule."""

KEY = r"(?=[^\s»]*[A-Za-z])(?=[^\s»]*[0-9])[^\s»]{5,}"
LOCKED = "(?:[Ww]i-?[Ff]i|portail|porte|alarme|coffre|cadenas|box)"
SECRET = re.compile(
    rf"\b(?:(?:[Mm]ots? de passe|MDP|mdp)(?: [^\s:=«]+){{0,4}} ?(?::|=|est|était) ?«? ?{KEY}"
    rf"|[Cc]odes? (?:du |de la |de l['’]|d['’])?{LOCKED}(?: [^\s:=«]+){{0,3}} ?(?::|=|est|était) ?«? ?"
    r"[^\s»]*[0-9][^\s»]{3,}"
    rf"|[Cc]l(?:é|ef) (?:d['’])?(?:API|api|accès)(?: [^\s:=«]+){{0,3}} ?(?::|=|est) ?«? ?{KEY})"
)
"""Un mot de passe, ou le code d'une porte, écrits en clair : des lettres et des chiffres mêlés."""

NETWORK = re.compile(
    r"(?<![0-9.])(?<![Vv]ersion )(?:10\.[0-9]{1,3}|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2}"
    r"(?![0-9.]*[0-9])"
)
"""L'adresse d'un appareil dans un réseau fermé : elle sert à qui voudrait y entrer."""


@dataclass(frozen=True)
class Trace:
    """Ce qui désigne quelqu'un ou ouvre une porte : comment le voir, par quoi le remplacer, quoi écrire."""

    pattern: re.Pattern[str]
    instead: str
    advice: str


TRACES = (
    Trace(
        MEETING,
        "(réunion retirée)",
        "réunion en ligne « {} » : retirez-la, qui l'a y entre. Exemple : « en visioconférence »",
    ),
    Trace(
        PROFILE,
        "(page retirée)",
        "page d'une personne « {} » : retirez-la. Exemple : « la secrétaire de mairie »",
    ),
    Trace(
        EMAIL,
        "(courriel retiré)",
        "courriel « {} » : retirez-le. Exemple : « la mairie », ou le nom du service",
    ),
    Trace(
        NIR,
        "(numéro retiré)",
        "numéro de sécurité sociale « {} » : retirez-le. Exemple : « un numéro de sécurité sociale »",
    ),
    Trace(
        IBAN,
        "(compte retiré)",
        "compte bancaire « {} » : retirez-le. Exemple : « le compte de la commune »",
    ),
    Trace(
        PHONE,
        "(numéro retiré)",
        "téléphone « {} » : retirez-le ; l'annuaire le donne déjà. Exemple : « la mairie »",
    ),
    Trace(
        HOME,
        "(adresse retirée)",
        "adresse d'une personne « {} » : retirez-la. Exemple : « une habitante du bourg »",
    ),
    Trace(
        PLATE,
        "(plaque retirée)",
        "plaque d'un véhicule « {} » : retirez-la. Exemple : « la voiture de la commune »",
    ),
    Trace(
        BIRTH,
        "(date de naissance retirée)",
        "date de naissance « {} » : retirez-la. Exemple : « une habitante âgée »",
    ),
    Trace(
        SECRET,
        "(mot de passe retiré)",
        "mot de passe « {} » : retirez-le, et changez-le. Exemple : « un mot de passe de douze signes »",
    ),
    Trace(
        NETWORK,
        "(adresse retirée)",
        "adresse d'un appareil « {} » : retirez-la. Exemple : « le serveur de la mairie »",
    ),
)
"""Chaque trace, dans l'ordre où elle se retire : une réunion a des chiffres qu'un téléphone prendrait."""

NUMBERED = frozenset({NIR, IBAN, PLATE, BIRTH, SECRET, NETWORK})
"""Celles qui ont toujours un chiffre."""

DIGIT = re.compile("[0-9]")


def traces(text: str) -> Iterator[Trace]:
    """Les traces à chercher dans un texte, dans l'ordre : sans chiffre, il n'a ni compte ni plaque."""
    bare = DIGIT.search(text) is None
    yield from (trace for trace in TRACES if not (bare and trace.pattern in NUMBERED))


ON_LINE = (MEETING, PROFILE)
"""Celles qui sont l'adresse d'un site ; dans les autres adresses, un @ n'est pas un courriel."""

LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
FREE = f"(?<![{LETTER}])"
END = f"(?![{LETTER}])"
UNHALLOWED = f"(?<![{LETTER}-])(?<!Saint )(?<!Sainte )"
"""Ce qui précède un prénom qui n'est pas celui d'un saint, donc d'un lieu."""

SMALL = "[a-zà-öø-ÿ][a-zà-öø-ÿ'’-]*"
NAME = f"[A-ZÀ-ÖØ-Þ][{LETTER}'’-]+"
FIRST = "[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?"
INITIAL = "[A-ZÀ-ÖØ-Þ]\\.(?:[ -]?[A-ZÀ-ÖØ-Þ]\\.)? ?"
CAPITAL = "(?=[A-ZÀ-ÖØ-Þ])"
"""Ce que l'on regarde d'abord : sans capitale, aucun prénom n'est à essayer."""


def longest_first(names: Iterable[str]) -> str:
    """Des noms à choisir, rangés par initiale, les plus longs d'abord : c'est trois fois plus vite lu."""
    ordered = sorted({*names}, key=lambda name: (name[0], -len(name), name))
    groups = groupby(ordered, key=itemgetter(0))
    return f"(?:{'|'.join(f'{first}(?:{rests(group)})' for first, group in groups)})"


def rests(names: Iterable[str]) -> str:
    """Ce qui suit l'initiale de chacun de ces noms."""
    return "|".join(name[1:] for name in names)


SPELLINGS = {*GIVEN, *map(unaccented, GIVEN)}
KNOWN = f"{CAPITAL}{longest_first((*SPELLINGS, *map(str.upper, SPELLINGS)))}(?:-{NAME})?"
"""Un prénom courant, seul ou composé, avec ou sans ses accents."""

PARTICLE = "(?:(?:de la|de La|de|du|des|le|la|Le|La|DE|DU|LE|LA) |d['’])?"
PAIR = f"(?:{NAME} {NAME}(?: {NAME})?|{INITIAL}{NAME})"

TITLE = (
    r"(?:[Mm]\.|M|MM\.|[Mm]r\.?|MR\.?|[Mm]mes?\.?|MMES?\.?|[Mm]lles?\.?|MLLES?|[Mm]onsieur|MONSIEUR"
    r"|[Ss]œur|[Aa]bbé|[Ll]a famille|[Éé]poux|[Cc]onsorts|[Vv]euve|[Nn]ée|[Éé]pouse"
    r"|Père(?! Noël)|[Cc]apitaine|[Ll]ieutenant"
    r"|[Aa]djudant|[Cc]olonel|[Mm]essieurs|[Mm]adame|MADAME|[Mm]esdames|[Mm]ademoiselle|[Dd]r\.?|DR\.?|[Dd]octeure?|Pr\.?|Me|[Mm]aître)"
)
CIVIL = r"(?:[Mm]adame|[Mm]onsieur|[Mm]ademoiselle|[Mm]me\.?|[Mm]lle\.?|[Mm]r\.?)"
FUNCTION = (
    "(?:[Mm]aires?|[Aa]djointe?s?|[Éé]lue?s?|[Ss]ecrétaires?(?: générale?s?| de mairie)?|[Aa]gente?s?"
    "|[Pp]résidente?s?|[Dd]irect(?:eur|rice)s?|[Cc]onseill(?:er|ère)s?(?: municipale?s?| numériques?)?"
    "|[Tt]echnicien(?:ne)?s?|[Ii]nformaticien(?:ne)?s?|[Rr]esponsables?|[Rr]éférente?s?|[Cc]hargée?s?"
    "|[Cc]heffe?s?|[Dd]éléguée?s?|[Cc]omptables?|[Gg]estionnaires?|[Bb]ibliothécaires?|[Aa]rchivistes?"
    "|[Mm]édiat(?:eur|rice)s?|[Aa]nimat(?:eur|rice)s?|[Tt]résori(?:er|ère)s?|[Dd]éputée?s?"
    "|[Ss]énat(?:eur|rice)s?|[Pp]réf(?:et|ète)s?|[Cc]ollègues?|[Ss]tagiaires?|[Pp]restataires?|[Gg]érante?s?"
    "|[Rr]ecev(?:eur|euse)s?|[Jj]uristes?|[Pp]olici(?:er|ère)s?|[Gg]ardes?(?: champêtres?)?"
    "|[Ii]nstitut(?:eur|rice)s?"
    "|[Ee]mployée?s?|[Ff]ormat(?:eur|rice)s?|[Ii]ngénieure?s?|[Dd]éveloppeu(?:r|se)s?|[Bb]énévoles?|[Aa]pprentie?s?"
    "|[Cc]antini(?:er|ère)s?|[Rr]égisseu(?:r|se)s?|[Vv]ice-présidente?s?"
    "|DGS|DGA|DST|DSI|RSSI|DPO|DPD|ATSEM)"
)
PRODUCTS = "(?!Albert |Claude |Hugo )"
"""Des logiciels qui portent un prénom."""

ALSO_WORDS = (
    "ambre ange capucine claire clémence clément clémentine jade line marc marguerite marine maxime noël "
    "pierre romane victoire "
)
"""Les prénoms qui, en minuscules, sont aussi un mot."""

ALSO_NAMES = f"(?:{'|'.join(map(str.capitalize, ALSO_WORDS.split()))})"

ACTS = (
    r"(?:(?:ne |n['’]|nous |vous |lui |leur |me |m['’]|s['’]|l['’]|les |y |en ){0,2}"
    "(?:a|est|avait|était|aura|sera|va|fait|faisait|gère|suit|tient|dit|disait|travaille|s['’]occupe|pense|veut|peut))"
)
"""Ce que fait quelqu'un, juste après son prénom."""

MOVED = "(?:re)?(?:venue?|partie?|arrivée?|passée?|devenue?|nommée?|absente?|élue?)"
"""Ce qui n'arrive qu'à quelqu'un : une pierre ne vient pas."""

OURS = "(?:notre|nos|votre|mon|ma|sa|son|leur)"
THE = f"(?:(?:le|la|les|une?|{OURS}) |l['’])?(?:ancien(?:ne)? |actuel(?:le)? |première? |premier )?"
LINKS = "(?:et|de|du|des|à|au|aux|en|sur|sous|dans|vers|le|la|les) [A-ZÀ-ÖØ-Þ]"
"""Ce qui lie une fonction à un lieu : le maire de Mont Louis."""

PLACE = f"(?: (?:de |du |à |d['’]|de l['’]|de la )(?P<place>{NAME}))?"
CLOSING = (
    "(?:[Cc]ordialement|[Bb]ien à (?:vous|toi)|[Ss]alutations(?: [a-z]+)?|[Rr]espectueusement|[Ss]incèrement"
    "|[Aa]micalement|[Mm]erci(?: (?:beaucoup |encore |surtout )?à)?|[Ss]ignée?|[Ss]ignature"
    "|(?:[Rr]édigé|[Éé]crit|[Pp]roposé|[Tt]ransmis) par|[Cc]ontact(?:er)?|[Aa]uteure?|[Rr]éférente?)"
)

ASKED = (
    "(?:[Cc]ontactez|[Aa]ppele[rz]|[Éé]cri(?:re|vez) à|[Dd]emande[rz](?: à)?|[Cc]h(?:er|ère)"
    "|[Rr]emercie[rz]?)"
)
"""Ce que l'on fait avec quelqu'un que l'on nomme par son seul prénom."""

NAMES = (
    re.compile(rf"{FREE}(?<![0-9] ){TITLE}(?: |(?<=\.)){PARTICLE}(?:{INITIAL})?(?P<name>{NAME})"),
    re.compile(rf"{FREE}{CIVIL} (?P<name>[a-zà-öø-ÿ][a-zà-öø-ÿ-]{{2,}}){END}(?!['’])"),
    re.compile(
        rf"{FREE}{FUNCTION}{END}(?: (?!{LINKS}){SMALL}){{0,3}}{PLACE}"
        rf" ?[,:(]?[ \n]{{0,2}}(?:[–—-] )?{FREE}(?P<name>{PAIR})"
    ),
    re.compile(rf"{FREE}(?P<name>{PAIR})(?:,\s*| ?[–—-] | ?\(|\n+| (?:est|était) ){THE}{FUNCTION}{END}"),
    re.compile(rf"{FREE}{OURS} {FUNCTION}{END}(?: (?!{LINKS}){SMALL}){{0,2}},? (?P<name>{FIRST}){END}"),
    re.compile(rf"{FREE}{FUNCTION}{END}(?: (?!{LINKS}){SMALL}){{0,2}}, (?P<name>{FIRST}),"),
    re.compile(rf"(?<=[a-zà-öø-ÿ] )(?P<name>{FIRST}), {OURS} (?:{SMALL} )?{FUNCTION}{END}"),
    re.compile(rf"{FREE}(?P<name>{FIRST}), {OURS} (?:{SMALL} )?{FUNCTION}(?= ?[,.);\n]|$)"),
    re.compile(rf"(?<=[a-zà-öø-ÿ,'’] )(?P<initial>{INITIAL})(?P<name>{NAME})"),
    re.compile(rf"(?<![{LETTER}-])(?P<name>[A-ZÀ-ÖØ-Þ]\.?-[A-ZÀ-ÖØ-Þ]\.? {NAME})"),
    re.compile(rf"{FREE}{CLOSING}[ ,.:!]*\s*(?P<name>{PAIR}|{KNOWN}{END})"),
    re.compile(rf"\n(?P<name>{PAIR})[,.]?\s*$"),
    re.compile(rf"{FREE}(?:{CIVIL}|(?<![0-9] )M\.) (?P<name>[A-ZÀ-ÖØ-Þ]\.)(?! ?[A-ZÀ-ÖØ-Þ])"),
    re.compile(
        rf"{FREE}(?:{FUNCTION}{END}[^.!?\n]{{0,60}}s['’]appel(?:le|ait)|[Jj]e m['’]appelle|[Pp]rénommée?)"
        rf" (?P<name>{NAME})"
    ),
    re.compile(rf"{FREE}{CIVIL} (?:le |la |l['’]){FUNCTION} \(?(?P<name>{NAME})"),
    re.compile(rf"{UNHALLOWED}(?!Noël |Victoire )(?P<name>{ALSO_NAMES}) (?:est|était) {MOVED}{END}"),
)
"""Un nom à côté d'une civilité, d'une fonction, d'une formule de politesse, d'un verbe, ou seul à la fin."""

BY_FIRST_NAME = (
    re.compile(rf"{UNHALLOWED}(?P<name>{KNOWN} {PARTICLE}{NAME}|[A-ZÀ-Þ]{{3,}} {KNOWN}{END})"),
    re.compile(rf"{FREE}{FUNCTION}{END}(?: (?!{LINKS}){SMALL}){{0,2}} (?P<name>{KNOWN}){END}"),
    re.compile(rf"(?<![{LETTER}-])(?P<name>{KNOWN}),? \(?{THE}{FUNCTION}{END}"),
    re.compile(rf"{UNHALLOWED}{PRODUCTS}(?P<name>{KNOWN} [A-ZÀ-ÖØ-Þ]\.)"),
    re.compile(rf"{FREE}{ASKED} (?P<name>{KNOWN}){END}"),
    re.compile(
        rf"{UNHALLOWED}{PRODUCTS}"
        rf"(?!{ALSO_NAMES} )(?P<name>{KNOWN}) {ACTS}{END}"
    ),
    re.compile(rf"s['’]appel(?:le|ait) {PRODUCTS}(?P<name>{KNOWN}){END}"),
    re.compile(rf"{FREE}[Cc]['’](?:est|était) {PRODUCTS}(?P<name>{KNOWN}) qui{END}"),
    re.compile(
        rf"{FREE}(?:[Gg]râce à|[Aa]ide de|(?:[Aa]idé|[Ff]ormé|[Ii]nstallé|[Rr]emplacé|[Rr]epris)e?s? par)"
        rf" {PRODUCTS}(?P<name>{KNOWN}){END}(?! [A-ZÀ-ÖØ-Þ])"
    ),
)
"""Un prénom courant, suivi d'un nom, d'une fonction, ou de ce que fait quelqu'un."""

FIRST_NAME = re.compile(KNOWN)

SMALL_GIVEN = longest_first({*map(str.lower, GIVEN)} - {*ALSO_WORDS.split()})
ALONE = (
    re.compile(rf"{FREE}(?P<name>{PAIR})"),
    re.compile(rf"{FREE}(?![Pp]restataire){FUNCTION}{END}(?: {SMALL}){{0,3}} ?: ?(?P<name>{NAME}){END}"),
    re.compile(
        r"(?:^|[,:(] ?|(?<!saint)(?<!sainte)(?<!\bde) )"
        rf"(?P<name>{SMALL_GIVEN} [a-zà-öø-ÿ][a-zà-öø-ÿ-]{{2,}}){END}"
    ),
)
"""Là où l'on n'attend qu'une fonction : deux capitales, un nom après deux points, un prénom sans capitale."""

TOWNS = "(?:[Cc]ommunes?|[Mm]airies?|[Vv]illes?|[Vv]illages?|[Bb]ourgs?|[Mm]aires?)"
WHERE = re.compile(rf"(?:^|[ ('’])(?:[àÀ]|[Ee]n|[Ss]ur|[Cc]hez|[Dd]ans|{TOWNS} (?:de|d['’]|du|des)) ?$")
"""Ce qui annonce un lieu, juste avant un mot à capitale."""

HONOURED = re.compile(
    "\\b(?:écoles?|collège|lycée|université|institut|faculté|campus|crèche|rue|place|avenue|boulevard|allée|impasse|quai"
    "|pont|square|cours|parc|jardin|salle|maison|espace|centre|médiathèque|bibliothèque|théâtre|musée|stade|gymnase"
    "|piscine|hôpital|clinique|fondation|prix|loi|lois|plan|rapport|résidence|quartier|cité|tour|gare|aéroport"
    "|scolaire|complexe|chemin|route|carrefour|rond-point|foyer|chapelle|église|halle|promenade|esplanade"
    "|passage|statue|monument"
    ")(?: (?:de|du|des|de l['’]|de la))?"
    r"(?: ?(?:docteur|abbé|père|sœur|famille|capitaine|colonel|lieutenant))? $",
    re.IGNORECASE,
)
"""Ce qui porte le nom de quelqu'un sans parler de lui : la rue, l'école, la loi."""

PARTICLES = frozenset({"le", "la", "du", "de", "des", "l", "d"})

TOWARDS = re.compile(r"(?:^|[ ('’])(?:de|du|des|à|au|aux|en|sur|sous|dans|vers|d|l|la|le|les)['’ ]?$")
"""Ce qui lie une fonction à un lieu : le maire de Mont Louis."""

ORDINARY = (
    # Ce qui suit « madame » ou commence une phrase sans nommer personne.
    "le la les l un une des de du d et ou ni en au aux a qui que est sont son sa ses ce cette ces "
    "notre nos votre vos mon ma mes leur tout tous toute toutes il elle ils elles on nous vous je tu "
    "y n s c j qu pour par avec sans dans sur sous chez si mais donc car puis hier ensuite enfin "
    "depuis alors ainsi bref resultat aujourd aujourdhui maintenant avant apres parfois souvent "
    "finalement heureusement malheureusement cependant pourtant toutefois voici voila merci bonjour "
    "oui non deux trois quatre cinq figaro propre untel unetelle tout x "
    # Des fonctions et ce qui les précise.
    "maire maires adjoint adjointe adjoints elu elue elus president presidente vice secretaire "
    "secretaires directeur directrice conseiller conseillere prefet prefete sous ministre depute "
    "deputee senateur senatrice delegue deleguee agent agente agents technicien technicienne "
    "informaticien informaticienne responsable referent referente charge chargee chef cheffe "
    "comptable gestionnaire bibliothecaire archiviste mediateur mediatrice animateur animatrice "
    "tresorier tresoriere dgs dga dst dsi rssi dpo dpd general generale municipal municipale "
    "municipaux regional regionale departemental departementale territorial territoriale technique "
    "administratif administrative public publique publics numerique numeriques informatique premier "
    "premiere nouveau nouvelle ancien ancienne "
    "sdis codis samu smur pompiers brigade compagnie receveur receveuse percepteur procureur commandant "
    "colonel capitaine commissaire juge recteur inspecteur "
    "honoraire titulaire services systemes information informations securite protection donnees ressources "
    "humaines communication moyens generaux affaires scolaires urbanisme culture sport jeunesse sante social "
    "sociale environnement travaux civil accueil logiciel logiciels artificielle intelligence cyber "
    # Des programmes.
    "petites petite demain aidants connect mission missions locale local locales campus action coeur village "
    "villages avenir territoires territoire industrie transition emploi travail relance pix mon mes service "
    # Des lieux et des organismes.
    "saint sainte saints saintes st ste mont monts val vals vaux pays grand grande grands grandes "
    "haut haute hauts hautes bas basse basses chateau ville villes villeneuve villefranche bourg "
    "communaute communautes commune communes metropole agglo agglomeration centre maison mairie "
    "mairies hotel conseil comite service services pole france agence syndicat departement region "
    "prefecture etat office espace plaine vallee port pont bois fontaine belle beau cap ile iles "
    "rives rive rue place parc cote coteaux terre terres sud nord est ouest union association "
    "federation caisse banque poste tresor finances direction ministere gendarmerie police ecole "
    "college lycee universite institut bureau cabinet groupe societe cooperative mutuelle chambre "
    "cour tribunal guide plan base adresse nationale national internet web google microsoft windows "
    "office libre open data cloud word excel teams linux framasoft nextcloud janvier fevrier mars "
    "avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi "
    "vendredi samedi dimanche "
)
NOBODY = frozenset(ORDINARY.split())
"""Les mots à capitale qui ne nomment personne."""


FUNCTION_ONLY = frozenset({"agents", "accord_par", "accord.par"})
"""Les réponses et les champs où l'on dit des fonctions, jamais des noms."""

MARKS = re.compile(r"[*`\\]")


def plain(text: str) -> str:
    """Un texte tel qu'on le lit : rien de codé, d'insécable, de large ni de souligné."""
    return MARKS.sub("", readable(unescape(text)))


def person_names(text: str, collectivite: str = "") -> Iterator[tuple[int, str]]:
    """Ce qui semble nommer une personne, et sa place."""
    return found(forms(text), text, collectivite)


def names_among_functions(text: str, collectivite: str = "") -> Iterator[tuple[int, str]]:
    """La même chose là où l'on n'attend qu'une fonction : deux capitales y sont un nom."""
    return found((*forms(text), *ALONE), text, collectivite)


def forms(text: str) -> Sequence[re.Pattern[str]]:
    """Les formes à essayer sur un texte : sans prénom courant, celles qui en demandent un n'y sont pas."""
    return (*BY_FIRST_NAME, *NAMES) if FIRST_NAME.search(text) else NAMES


Finder = Callable[[str, str], Iterable[tuple[int, str]]]
"""Une façon de chercher les noms d'un texte, connaissant la collectivité dont il parle."""


def finder(field: str) -> Finder:
    """La façon de chercher un nom dans une réponse ou un champ."""
    return names_among_functions if field in FUNCTION_ONLY else person_names


def found(patterns: Iterable[re.Pattern[str]], text: str, collectivite: str) -> Iterator[tuple[int, str]]:
    """Ce que trouvent des formes ; la collectivité dont on parle ne nomme personne : « maire : Brocas »."""
    place_names = frozenset(slug(collectivite).split("-")) - {""}
    taken: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            place = range(*match.span("name"))
            ours = place_names.issuperset(slug(match["name"]).split("-"))
            if taken.isdisjoint(place) and not ours and person(match, text):
                taken.update(place)
                yield place.start, match[0].strip(" ,.:\n")


def person(match: re.Match[str], text: str) -> bool:
    """Vrai si aucun mot du nom n'est celui d'un lieu, d'une fonction ou d'un organisme."""
    parts: Mapping[str, str | None] = match.groupdict()
    words = slug(re.sub(INITIAL, "", parts["name"] or "")).split("-")
    if len(words) > 2:  # Une particule au milieu d'un nom n'en est pas moins un nom : Anne Le Goff.
        words = [words[0], *(word for word in words[1:-1] if word not in PARTICLES), words[-1]]
    if NOBODY.intersection([*words, slug(parts.get("place") or "")]):
        return False
    before = text[max(0, match.start("name") - 40) : match.start("name")]
    if HONOURED.search(before):
        return False
    linked = match.re in ALONE
    first = match.start("name") == match.start()
    return not (linked and TOWARDS.search(before)) and not (first and WHERE.search(before))
