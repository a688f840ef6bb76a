"""The words of death and of remains: nobody learns about a death from this program (N4), nor is a dead person a return.

In the name of a file, a sheet, a title or a head they mean a list of remains; in a row, that a person looks at it.
A wrong alarm costs somebody a look, a miss a family the worst message there can be: where in doubt, it is an alarm.
"""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.whole_name import without_number
from bot.tables.vocabulary import plain

REMAINS = re.compile(
    r"\b(тіл(о|а|у|ом|ами|ам|ах)?|тел(о|а|у|ом|ами|ам|ах)|останк\w*|рештк\w*|репатр[іи]\w+|днк|морг\w*|труп\w*|загибл\w*"
    r"|загину\w*|помер\w*|померл\w*|погиб\w*|умер\w*|смерт\w*|похован\w*|захорон\w*|ексгума\w*|эксгума\w*"
    r"|remains|bod(y|ies)|dna|repatriat\w*|morgue\w*|mortuary|corpses?|deceased|dead|death|died|burial|exhum\w*)\b"
)

# Words by their beginnings, after `plain`: small letters, no apostrophes, no signs.
IN_CYRILLIC = (
    r"(за|зо)г[иіы]н\w*|зг[иі]н[еиу]\w*|сгинул\w*|заг[иіы]б\w*|г[иіы]бел\w*",  # загинув, загибель; also misspelt
    r"помер(л\w*|ш\w*|ти)?|помэр\w*|помьор\w*|помре\w*|п[оа]мира\w*|вмер(?!з)\w*|вмира\w*|умер(?!ен)\w*|умира\w*",
    r"п[оа]г[иыі][бп]\w*|сконча\w*|кончин\w*|преставил\w*|усоп\w*|упок[оі]\w*|спочи(в|л[аи]|лий)",
    r"см[еєи]рт\w*|посмертн\w*|передсмертн\w*|предсмертн\w*|мерт[вф]\w*|мертец|мрець|мерц\w*|летальн\w*",
    r"пок[іо]й?н(ий|а|ого|ому|им|ик\w*|иц\w*|ый|ая|ой)|небіжчи\w*|не ?жив(ий|а|і|ой|ая|ые|ого)",
    r"(вбит|убит(?!к)|вбил|убил|убієн|убиен|замордован|закатован|замучен|страчен|казн[еи]|розстріл|расстрел|застріл|застрел)\w*",
    r"доби(т(ий|а|і|ый|ая|ые)|ли)|(ліквідова|ликвидирова)н(ий|а|о|і|ы)?|повіси(в|ли|лас\w*|вся)|повесил\w*",
    r"самогуб\w*|сам[оа]уб\w*|су[їи]цид\w*|задуш(ен|ил)\w*|вто(пи(вся|лася)|нув|нула)|утонул\w*|утоп(?!і)\w*|потон\w*",
    r"обезголов\w*|обезглав\w*|тіл(о|а|у|і|ом|ами|ам|ах)?|тел(о|а|ом|ами|ам|ах)|труп\w*|жмур(ик\w*)?|прах(у|ом)?",
    r"останк(и|ів|ам|ами|ах|ов)|рештк\w*|кістяк\w*|скелет(и|ів|у|ом|ован\w*)?|днк|репатр[іи]\w+|морг(у|ом|и|е|а|ах|ів)?",
    r"патанат\w*|пат[оа]лог[оа]анат\w*|аутопс\w*|вскрыти\w*|розтин\w*|кремац\w*|крем[иоу]\w*ван\w*|ексгум\w*|эксгум\w*",
    r"п[оа]х[оа]в(ан|ал[аи]|ав)\w*|похован\w*|похорон\w*|зах[оа]рон\w*|могил(а|и|і|у|ою|ка|ы|е|ой|ах|ам)?",
    r"цвинтар\w*|кладовищ\w*|кладбищ\w*|трун(а|и|і|у|ою|ах)|гроб(у|а|ом|ы|и|е)?|домовин\w*|некролог\w*|пан[аи]хид\w*",
    r"полегл\w*|поліг|полягл\w*|поляг|пал(а|и)? (в бою|смерт\w+|геро\w+)|впав у бою|на щит[іе]",
    r"н[еє] ?в?п[іи]знан\w*|не опізнан\w*|неопізнан\w*|неопознан\w*|не опознан\w*",
    r"дво?х[сз]от(ий|ого|ому|им|а|ою|ої|і|их|ка|ки|ок)|двухсот(ый|ого|ому|ым|ая|ую|ой|ые|ых|ка|ки|ок)",
    r"не ?(вижи|выжи)(в|л\w*)|не (врятува\w+|спасли|вдалося врятувати|вдалось врятувати|удалось спасти)",
    r"не (по)?верну\w+ жив[иы]м\w*|(вантаж|груз) дв[іе]ст[іи]|(розірва|разорва)ло",
    r"(серце|сердце) (зупин|останов|перестал)\w*|(зупинк|остановк)\w+ (серця|сердца)",
    r"без (ознак|признаков) (життя|жизни)",
    r"(піш\w+|уш[а-я]+|відійш\w+|отош\w+) (із?|з|из|у|в|во) ((кращ|лучш)\w+ )?(житт|жизн|вічн|вечн|світ|мир|інш)\w*",
    r"(немає|нема|нет|не) (серед|среди|в|у) жив\w+|(серед|среди|в|у) жив\w+ (вже )?(немає|нема|нет)",
    r"(немає|нема) з нами|нет с нами|(вічн|світл|вечн|светл)\w+ памят\w*|царств\w+ небесн\w+|земля пухом",
    r"закатув\w*|замучи(в|л\w*)|стратил[аи]|пере(похован|захорон)\w*|похов|морзі|утонув|насмерть|крематор\w*",
    r"(накла(в|ла)|налож\w+) на себ[ея] руки|(скла(в|л[аи])|сложил\w*) голов\w+|не (дожи(в|л\w*)|довез\w+)",
    r"(його|її|его|ее) не стало|не стало (його|її|его|ее)|переста(в|л\w*) (дихати|дышать)",
    r"(заг|пом) (\d\d? ){0,2}20\d\d",
    r"позбав\w* життя|лишен\w* жизни|втрати\w+ життя|віддав\w* життя|отдал\w* жизнь|безповоротн\w+ втрат\w*",
    r"безвозвратн\w+ потер\w*|(обірва|оборва)\w+ (життя|жизнь)|(життя|жизнь) (обірва|оборва)\w+|навічно в строю",
)
IN_LATIN = (
    r"dead\w?|death\w*|d(ie|ei)(d|s)|dying|dec[ea]+s+ed|desc?eased|kill(ed|s|ing)?|kia|k i a|d ?o ?a|dec ?d|slain",
    r"murder\w*|posthum\w*|execut(ed|ion)|hanged|decapitat\w*|behead\w*|suicid\w*|drowned|strangled|lifeless|perish\w*|fatal\w*",
    r"pass(ed|es)? (away|on)|lost (\w+ )?li(fe|ves)|gave (his|her) life|no signs? of life|r ?i ?p",
    r"rest in peace|(not|didnt|didn t) surviv\w*|(no longer|not) (alive|living|with us)|(is|are|s) no more",
    r"corpses?|cadaver\w*|remain(s|es)|bod(y|ies)|dna|morgues?|morg|mortuar\w*|post ?mortem|cremat\w*|exhum\w*",
    r"bur(r?ied|r?ials?|y|ying)|funeral\w*|graves?|tomb\w*|coffin\w*|cemeter\w*|ashes|fell in (battle|action)",
    r"did ?no?t make it|succumb\w*|no vital signs",
    r"casket|interred|laid to rest|in memoriam|memorial service|gone to heaven|no more alive",
    r"fallen(?! (ill|from|down|off|behind|sick|asleep))|(gruz|cargo|code|kod|vantazh) ?200|unidentified|autops\w*",
    # Ukrainian and Russian in Latin letters, and what Polish and German papers say
    r"za[gh]h?[iy]n\w+|za[gh]h?[iy]b\w*|pomer(la|ly|li|lyi|lij)?|p[oa][gh]h?[iy]b\w*|umer(la|li)?|mertv\w*|trup\w*|tilo|telo",
    r"(ub|vb)[iy]t(y|yi|yj|iy|ij|a|i|aya)?|smert\w*|pok?hovan\w*|pok?horon\w*|dv[ou]h?h?k?h?sot\w*|mor[gh]|na shchyti",
    r"zmar[łl]\w*|poleg[łl]\w*|zgin\w+|nie [żz]yje|zw[łl]ok\w*|gefallen|verstorben|gestorben|umar[łl]\w*",
)
WORDS = re.compile(rf"\b({'|'.join((*IN_CYRILLIC, *IN_LATIN))})\b")
SIGNS = re.compile("[†‡✝✞✟☠⚰⚱☦♱🕯💀🪦🖤]")
# One letter missing, wrong, doubled or swapped in one of these is the same word.
MISSPELT = re.findall(
    r"\w+",
    "загинув загинула загинули загиблий загибла загибель загинувший померла померли померлий погибла погибли погибший"
    " погибшая мертвий мертвый похований похована поховали поховання похорони похоронен похоронена захоронен неопознан"
    " розстріляний расстрелян невпізнаний неопознанный полеглий останки покійний скончался скончалась двохсотий"
    " двухсотый кладовище кладбище ексгумація эксгумация репатріація самогубство самоубийство"
    " deceased remains perished mortuary cemetery funeral executed unidentified",
)
LONG_ENOUGH = 7  # letters: shorter words are one letter away from too many harmless ones

# Harmless phrases, taken out before: parts of a living body, and what is only called so.
HARMLESS = re.compile(
    r"\b((стороннє|сторонні|чужорідне|чужорідні|инородное|инородные) т[іе]л[оа]"
    r"|(температур\w+|поверхн\w+|мас[аиу]|масса|массы|ваг[аи]|вес|частин\w*|част[ьией]+|опік\w*|ожог\w*|забо[юїйя]\w*"
    r"|ушиб\w*|синц\w+|рани?|поранен\w+|ранен\w+|травм\w*|ушкоджен\w+|поражен\w+|уражен\w+|висип\w*|сыпь|шрам\w*"
    r"|по всьому|по всему|\d+|свого|всього|правої|лівої|біль|боль|боли) (тіла|тіло|тілу|тела|тело|телу)|на тілі"
    r"|(савур|гостра|савурова) могил\w*|могил(ів|ев|ьов|єв)\w*|мертв\w+ (мор|точ|зон|хватк)\w*|мертвовод\w*"
    r"|(до|к) (смертн\w+ (кари|казни|страти)|страти|расстрелу|розстрілу)|(не|без) ?смертел\w+|безсмерт\w+"
    r"|летальн\w+ (зброя|зброю|дрон\w*)|морг(ав|ає|ать|нув|нула|ание|ання)\w*|полег(ш|к)\w*"
    r"|body (weight|temperature|mass|armou?r|search|aches?|pain|check|scan)|anti ?bod(y|ies)"
    r"|dead ?(line|end|lock|lift)s?|dead (sea|battery|zone|tired)|death (penalty|row)|(died|dying) down|non ?fatal\w*"
    r"|remains (in (hospital|captivity|treatment|rehab\w*|care|contact|touch|coma|custody|detention|prison|service)"
    r"|at home|under|on (leave|duty|treatment)|stable|unknown|missing|critical|weak|detained|unconscious|hopeful)"
    r"|grave (condition|injur\w+|wound\w*|illness|concern)|executed (by|on) (order|behalf)|unidentified (illness|fever)"
    r"|decreas\w*|спок[іо]й\w*|охорон\w*)\b"  # one letter away from a word of death
)
# "200" is said of the dead; in numbers, measures and addresses it is only two hundred.
LOAD = r"вантаж\w*|груз\w*|код\w*|статус\w*|стан|категор\w+|cargo|gruz|code|status|став|стал|був|был|він|он|вона|она"
SAID_OF_THE_DEAD = re.compile(
    rf"(?<!\w)(300\W{{1,3}}200(?!\d)|({LOAD})\W{{0,3}}200(?![\d%]|\W?\d)|[«\"“„'’(\[]\s*200\s*[»\"”“'’)\]]"
    r"|200[ -]?(й|ий|ый|ті|ого|го|ому|х|ым|им|тий|тый|ка)(?!\w)(?! ?(окрем|бриг|полк|батал|обр|омбр|оср|день|річ|км)))"
)
TWO_HUNDRED = re.compile(r"(?:(\S+)\s+)?(?<![\w№#./:+,-])200(?!(?:[.:+,-]?\w|/\d))(?=\s*(.?))")
ENDS = ("", "(", ")", "?", "!", ";", ",", ".", "/")
COUNTED = re.compile(
    r"на|по|до|від|от|за|з|из|із|№|палат\w*|кв|квартир\w*|буд\w*|дом|каб\w*|кімнат\w*|комнат\w*|камер\w*|загон\w*|отряд\w*"
    r"|барак\w*|обмін\w*|обмен\w*|обміня\w+|близько|около|понад|більше|больше|менше|майже|бригад\w*|о?м?с?шбр|омбр|полк\w*"
    r"|батальйон\w*|вч|в/ч|ч|колон\w*|ік|ик|сізо|сизо|лікарн\w*|школ\w*|склад\w*|вул\w*|ул|room|ward|cell|flat|unit|about|over|of|for|no"
    r"|сторінк\w*|стор|рядок|рядк\w*|пункт\w*|п|group|груп\w*|блок\w*|ряд|вага|зріст|рост|вес|сума|сумі|бал\w*|днів|тиск\w*|калібр\w*|зарплат\w*"
    r"|квит\w*|автобус\w*|рейс\w*|маршрут\w*|спис\w*|номер\w*|поз\w*|days|number|list|page|bus|row"
)
LIFE = re.compile(r"(?<!\d)(19\d\d|200\d)(?!\d).*?(?<!\d)(20[12]\d)(?!\d)")
# What surnames and given names never are, also when the cell holds nothing but the name.
IN_A_NAME = re.compile(
    r"\b(загину\w+|загибл(ий|а|і|ого)|померл(а|и|ий)|погиб(л[аи]|ш\w+)?|deceased|believed dead|presumed dead|died"
    r"|[ву]бит(ий|а|ый|ая)|покійн(ий|а)|покойн(ый|ая)|розстрілян(ий|а)|закатован(ий|а)"
    r"|killed in action|посмертно|двохсот(ий|а)|двухсот(ый|ая)|не вижи(в|ла))\b"
)
BESIDE_A_NAME = re.compile(r"[(\[{;,/–—]|\s-+\s|-\s")
ALONE = re.compile(r"заг|загин|пом|некр|двісті|двести|двохсот|двухсот")  # abbreviated, and nothing beside it
BROKEN = re.compile(r"загинув|загинул|загибл|померл|погибш|deceased")  # also with a space inside
SPACED = re.compile(r"\b(?:\w ){3,}\w\b")


def speaks_of_remains(words: Iterable[str]) -> bool:
    """Whether a name of a file or sheet, a title or a head is one of a list of remains."""
    return any(REMAINS.search(plain(one)) for one in words)


def speaks_of_death(cell: str) -> bool:
    """Whether a cell of a row mentions a death, a burial or remains, in whatever phrase."""
    return bool(SIGNS.search(cell)) or _says_200(cell.lower()) or _has_the_words(cell)


def head_speaks_of_death(head: str) -> bool:
    """Whether a head makes whatever is written below it mention a death."""
    return _has_the_words(head)


def name_speaks_of_death(cell: str) -> bool:
    """The same of a cell with a name: Могила, Труп and Мертвий are surnames; what is added to a name is none."""
    name, *added = BESIDE_A_NAME.split(without_number(cell), maxsplit=1)
    words = _plain(name)
    said = IN_A_NAME.search(words) or ("помер" in words.split()[1:]) or _says_200(name.lower())
    return bool(SIGNS.search(cell) or said) or any(map(speaks_of_death, added))


def birth_speaks_of_death(cell: str) -> bool:
    """The same of a cell with a date of birth, behind which the day of a death may be written."""
    return speaks_of_death(cell) or bool(LIFE.search(cell))


def _has_the_words(cell: str) -> bool:
    words = HARMLESS.sub(" ", SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), _plain(cell)))
    if WORDS.search(words) or ALONE.fullmatch(words) or BROKEN.search(words.replace(" ", "")):
        return True
    return any(map(_is_misspelt, words.split()))


def _plain(cell: str) -> str:
    return plain(cell).replace("ё", "е")


def _is_misspelt(word: str) -> bool:
    near = process.extractOne(word, MISSPELT, scorer=OSA.distance, score_cutoff=1) if len(word) >= LONG_ENOUGH else None
    return near is not None


def _says_200(cell: str) -> bool:
    return "200" in cell and bool(SAID_OF_THE_DEAD.search(cell) or any(map(_is_alone, TWO_HUNDRED.finditer(cell))))


def _is_alone(found: re.Match[str]) -> bool:
    """Whether nothing is counted by it, neither before nor behind."""
    before = (found[1] or "").strip(".,;:()«»")
    return found[2] in ENDS and not COUNTED.fullmatch(before) and not before[-1:].isdigit()
