"""Words that cannot wait: despair, a demand for money, somebody who is to be made to serve the enemy.

Beginnings of words that occur together, in any order, since nobody writes in set phrases.  Whoever is found gets at
once a number to call, and operators see the letter marked; nothing else follows from it, and some are always missed.
"""

import re
from enum import StrEnum

from bot.model.typed import alike


class Sign(StrEnum):
    """What the words may mean."""

    DESPAIR = "despair"
    DEMAND = "demand"
    SERVICE = "service"


ENDS = r"\b"


def _words(*beginnings: str) -> str:
    """A pattern for any of these beginnings of words; a space at the end of one: the whole word."""
    return "|".join(rf"\b{one}".rstrip() + ENDS * one.endswith(" ") for one in beginnings)


SOMEBODY_WANTS = _words(
    "прос[ия]т", "попрос", "вимага", "хоче ", "хочуть ", "хотят ", "хочет ", "требу", "пропон", "предлага", "обіця",
    "обеща", "каж[еу]", "сказа", "говор", "пиш[еу]", "написа", "нужно ", "треба ", "змушу", "зобовʼ", "дадуть ",
    "дадут ",
    "ask", "demand", "want", "offer", "promis", "says? ", "said ", "told ", "tells? ", "unless ", "взяли ",
    "забрали ",
    "зажада", "хотів ", "пообещ", "присла", "надісл", "телефонують ", "дзвонять ", "звонят", "зня[вл]", "списа",
    "представ", "лякаю", "пугаю", "called ", "calls ", "calling ", "sent me", "pretend", "wrote ", "writes ",
    "texted",
)  # fmt: skip
MONEY = _words(
    "грош", "кошт[иів]", "деньг", "денег ", "долар", "доллар", "тисяч", "тысяч", "\\d{3,}", "передоплат", "предоплат",
    "аванс", "(?:на|номер) карт[аку]", "рахун", "заплат", "сплат", "перекаж", "перевед", "перевес", "скинут", "оплат",
    "money", "dollar", "euros? ", "prepay", "card ", "pay(?:ing|ment)? ", "bribe", "хабар", "взятк",
    "платити ", "платить ", "плати ", "оплат", "гривен", "гривн", "рубл", "карт[коу]", "bitcoin", "біткоїн",
    "биткоин",
    "крипт", "crypto", "usdt", "transfer", "deposit", "застав",
)  # fmt: skip
# The words of a fraud itself, as families pass them on: told what to do, and nobody is said to want anything.
NOT_ONESELF = r"(?<!\bto )(?<!\bi )(?<!\bwe )"
PAY = _words(
    *(NOT_ONESELF + one for one in ("send ", "pay ", "transfer ", "wire ", "deposit ")), "перекажіть ", "переведіть ",
    "переведите ", "скиньте ", "заплатіть ", "заплатите ", "сплатіть ", "платіть ", "платите ", "оплатіть ",
    "оплатите ", "надішліть ", "вишліть ", "вышлите ", "пришліть ", "пришлите ", "відправте ", "отправьте ",
    "внесіть ", "внесите ", "киньте ",
)  # fmt: skip
A_SUM = _words(
    r"\d+ ?(?:тис|євро|евро|долар|доллар|грн|грив|рубл|usd|uah|eur|dollar|pound|hryvni)",
    r"(?:send|pay|transfer|wire|deposit) \d{3,}", "to (?:this|my|the) card ", "на (?:(?:цю|эту|мою) )?карт[уоі]",
    "bitcoin", "біткоїн", "биткоин", "crypto", "usdt",
)  # fmt: skip
# Who may rightly want money, or gets it; a photo of what everybody has.
HARMLESS = _words(
    "банк", "кредит", "квартир", "комунал", "збір ", "збор", "фонд", "пенсі", "допомог[уи] як", "bank", "foundation",
    "квитк", "для картки", "пільг", "виплат", "за звернення", "за обращение", "grams", "charity",
)  # fmt: skip
ARSON = _words(
    "підпал", "спалит", "спалю", "поджеч", "поджиг", "сжечь", "вибухівк", "взрывчат", "set fire", "set on fire",
    "arson",
    "burn ", "explosive", "координат", "coordinates", "блокпост", "листівк", "листовк", "пакунок", "посилк", "посылк",
    "bag ", "parcel", "ппо ", "пво ", "air defen", "проти влади", "против власти", "against the government",
    "на них ",
    "work for them", "where (?:the )?(?:soldiers|troops)", "about (?:our )?(?:soldiers|troops)", "наших військов",
    "наших военн", "здати позиц", "сдать позиц", "позиці[ії] ", "техніки ", "техники ", "підірв", "подорв", "взорв",
    "стежи", "следил", "слідкува", "камер", "camera", "залізниц", "железн", "railway", "graffiti", "графіті",
    "диверс",
    "sabotage", "spy", "шпигу", "шпион", "передавати інформацію", "передавать информацию", "завдання", "задание",
    "де служить", "где служит", "where he serves", "де стоїть",
    "где стоит", "under (?:a|the) car", "package", "power station", "зливати ", "сливать ",
)  # fmt: skip
PICTURE = _words("сфото", "фото", "зніма", "photo", "picture", "film ")
OF_WHAT = _words(
    "військов",
    "военн",
    "military",
    "міст ",
    "мост ",
    "bridge",
    "тцк ",
    "частин",
    "base",
    "об[ ’]?єкт",
    "объект",
    "склад",
)
NOT_LIVE = _words(
    "жити ",
    "жить ",
    "живу ",
    "to live",
    "прокида",
    "прокин",
    "просып",
    "просн",
    "існува",
    "live ",
    "living ",
    "go on ",
    "бути тут",
    "be here",
    "завтра ",
)
WHY = _words(
    "не хоч", "не бач", "не ма[ює]", "нема", "немає", "навіщо ", "нащо ", "зачем ", "незачем ", "нет ", "don’t want",
    "not want", "don’t see", "no point", "no reason", "why should", "не вижу", "no will", "can’t ", "cannot ",
    "не знаю (?:як|навіщо|для чого)",
    "втомил\\w+ ", "устал", "все одно", "всё равно", "не для (?:чого|чего|кого)", "tired of", "зачем мне",
)  # fmt: skip
TO_BE_GONE = _words(
    "померти ", "вмерти ", "умереть ", "помереть ", "сдохнут", "здохнут", "to die ", "піти за ним", "пойти за ним",
    "піти з життя", "уйти из жизни", "про смерть", "о смерти", "заснути і не", "уснуть и не", "to be dead",
    "was dead",
    "end it ", "ending everything", "end everything", "end my life", "end her life", "end his life", "all to end",
    "ending (?:my|her|his) life", "стрибну", "прыгну", "на той світ", "на тот свет", "загинула ", "загинув би",
    "зникнути ", "исчезнуть ", "to disappear", "повіси", "повеси", "вішат", "вкоротит",
)  # fmt: skip
I_WANT = _words(
    "хоч", "хот[іе]л", "краще ", "лучше ", "легше ", "думк", "мысли", "думаю", "мрію", "мечтаю", "прощ", "want",
    "wish",
    "thought", "thinking", "feel", "says? ", "will ",
    "бою[сья]", "боюсь", "каже ", "говорит ", "talks ", "afraid", "погрож", "threat", "може ",
)  # fmt: skip
IN_RETURN = _words("плат", "дали ", "pay ", "paid ", "money ", "гроші ", "якщо ", "если ", "тоді ", "чтобы ", "щоб ")
Rule = tuple[str, ...]
RULES: dict[Sign, tuple[Rule, ...]] = {
    Sign.DESPAIR: (
        (WHY, NOT_LIVE),
        (_words("не (?:можу|зможу|могу|смогу) "), _words("жити ", "жить ", "існува")),
        (I_WANT, TO_BE_GONE),
        (_words("самогуб", "самоуб", "suicid", "kill(?:ing)? (?:my|her|him)self", "hurt (?:my|her|him)self"),),
        (_words("руки на себе", "на себе руки", "на себя руки", "(?:з|із|с) собою? ?", "собі заподі", "себе вб",
        "убью себя"),
         _words("накла", "налож", "покінч", "поконч", "зроб", "сдела", "собі", "вб[ʼ’и]", "убью")),
        (_words("життя ", "жизнь ", "life "), _words("не має сенсу", "немає сенсу", "не имеет смысла", "no meaning",
        "закінчил", "кончил", "pointless", "is over")),
        (_words("(?:б|бы) мене не було", "бы меня не было", "better without me", "better off without me"),),
        (_words("таблет", "pills"), _words("випил", "напил", "наковт", "выпил", "swallowed", "took")),
        (_words("не житиму", "не буду жити", "не буду жить", "не жити мені", "не жить мне", "i will not live"),),
        (_words("ріж", "поріз", "реж", "порез", "cut "), _words("себе", "собі", "вен[иы]", "рук[иы]", "myself",
        "wrists")),
        (_words("на мосту", "на даху", "на крыше", "on a bridge", "on the roof"), _words("стою", "стоит",
        "standing")),
        (_words("прощайте ", "прощавайте "), _words("для мене", "скоро ", "скінч", "назавжди", "здал", "боро")),
    ),
    Sign.DEMAND: (
        (SOMEBODY_WANTS, MONEY),
        (_words("шантаж", "blackmail", "погрож", "угрож", "threat", "викуп", "выкуп", "ransom", "шахра", "мошенн",
        "scam", "зашкод", "лякают", "інакше ", "иначе ", "витягн", "вытащ", "перевод "),),
        (_words("якщо не", "если не", "unless i", "if (?:i|we) don’t", "or you will never"), MONEY),
        (_words("поповн", "пополн"), _words("рахун", "счет", "картк")),
        (PAY, A_SUM),
    ),
    Sign.SERVICE: (
        (f"{SOMEBODY_WANTS}|{IN_RETURN}", ARSON),
        (f"{SOMEBODY_WANTS}|{IN_RETURN}", PICTURE, OF_WHAT),
        (_words("вербу", "recruit(?:ed|ing) me", "paid to "),),
        (_words("мені ", "мне "), _words("платят", "платять "), _words("щоб ", "чтобы ")),
        (_words("гроші ", "деньги ", "money "), _words("треба ", "нужно ", "have to ", "to leave ", "to do ")),
    ),
}  # fmt: skip
COMPILED = {sign: [tuple(map(re.compile, rule)) for rule in rules] for sign, rules in RULES.items()}
AS_USUAL = re.compile(HARMLESS)
LIVES_THERE = re.compile(r"\b(?:жити|жить|live|living) (?:в|у|на|з|с|in|at|with|here|тут|там)\b(?! нього| неї)")


def signs(words: str) -> set[Sign]:
    """What the words may mean of what cannot wait."""
    typed = LIVES_THERE.sub("", alike(words.replace("ʼ", "’")))
    if AS_USUAL.search(typed):
        return set()
    return {sign for sign, rules in COMPILED.items() if any(all(one.search(typed) for one in rule) for rule in rules)}
