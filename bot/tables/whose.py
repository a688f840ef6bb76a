"""Whose column it is, by its head: the missing or returned person's, or somebody else's.

The words for somebody else can never be complete.  So a head that says that it is the person's comes before all others,
and of two heads that do not say it none is taken (bot/tables/choosing.py).
"""

import re
from enum import StrEnum

# Words by their beginnings, after `plain`: small letters, no apostrophes, no signs.
KIN = (
    r"родич\w*|родин(а|и|і|у|ою)|рідн(ий|ого|ому|им|а|ої|і|их|ня|і)|близьк\w+|дружин\w*|чоловік\w*|матер\w+"
    r"|мат(и|ір)|мам\w*"
    r"|батьк(о|а|у|ом|ів|ам|и)|тат(о|а|у|ом)|син\w*|донь?к\w+|дочк\w+|дочок|сестр\w+|брат\w*|бабус\w*|баб(а|и)|бабц\w*"
    r"|дідус\w*|дід(а|у|ом)?|тіт(ка|ки|ку|оньк\w+)|дядьк\w*|дядьо|онук\w*|онучк\w*|внук\w*|внучк\w*|племінни\w+"
    r"|кузен\w*"
    r"|кузин\w*|двоюрідн\w+|тещ\w+|тест(ь|я)|свекр\w+|невістк\w*|зят(ь|я)|мачух\w*|вітчим\w*|хрещен\w+|кум(а|и)?"
    r"|наречен\w+|співмешкан\w+|опікун\w*|піклувальник\w*|усиновлювач\w*|побратим\w*|посестр\w*|друг(а|у|ом|и|ів)?"
    r"|подруг\w*|товариш\w*|знайом\w+|сусід\w*|колег\w*"
    r"|родствен\w+|родн(ой|ого|ому|ым|ая|ые|ых)|близк\w+|жен(а|ы|е|ой)|муж(а|у|ем)?|супруг\w*|мать|отчим\w*|от(ец|ца)"
    r"|сын\w*|бабушк\w*|дедушк\w*|т[её]т(я|и|е|ка|ки)|дяд(я|и|е)|племянни\w+|невест\w+|жених\w*|сожител\w+|сосед\w*"
    r"|знаком\w+"
    r"|relatives?|relations?|family member|next of kin|kin|nok|mothers?|fathers?|mum|mom|dad|wife|wives|husbands?"
    r"|spouses?"
    r"|parents?|sons?|daughters?|sisters?|brothers?|siblings?|grand\w+|aunts?|uncles?|cousins?|nephews?|nieces?|step\w+"
    r"|fianc\w+|partners?|girlfriends?|boyfriends?|friends?|neighbou?rs?|guardians?|caregivers?|carers?"
)
ROLES = (
    r"заявни\w+|подавач\w*|подавал\w+|звертач\w*|відправни\w+|надсилач\w*|ініціатор\w*|автор\w*|волонт[ер]\w*"
    r"|оператор\w*"
    r"|свід(ок|ка|ку|ки|ків)|очевид\w+|адвокат\w*|захисни(к|ка|ку) у справі|юрист\w*|нотаріус\w*|куратор\w*"
    r"|координатор\w*"
    r"|лікар\w*|медсестр\w*|фельдшер\w*|психолог\w*|працівни\w+|співробітни\w+|слідч\w+|дізнавач\w*|прокурор\w*|судд\w+"
    r"|поліцейськ\w+|інспектор\w*|командир\w*|начальник\w*|керівник\w*|роботодав\w+|секретар\w*|менеджер\w*"
    r"|консультант\w*"
    r"|виконав(ець|ця|цю)|відповідальн\w+|уповноважен\w+|представни\w+|довірен\w+|контакт\w*|респондент\w*|анкетован\w+"
    r"|опитан\w+|інформа(нт|тор)\w*|однополчан\w*|співслужб\w+|користувач\w*"
    r"|заявител\w+|подател\w+|отправител\w+|волонт[её]р\w*|свидетел\w+|врач\w*|сотрудни\w+|работни\w+|следовател\w+"
    r"|дознавател\w+|руководител\w+|исполнител\w+|ответственн\w+|уполномоченн\w+|представител\w+|информатор\w*"
    r"|сослужив\w+|обратив\w+|пользовател\w+"
    r"|applicants?|reporters?|reporting|submitters?|senders?|callers?|request[eo]rs?|[ei]nquirers?|seekers?|searchers?"
    r"|claimants?|petitioners?|complainants?|respondents?|interview\w+|interpreters?|translators?|volunteers?"
    r"|operators?"
    r"|witness\w*|lawyers?|attorneys?|advocates?|solicitors?|doctors?|physicians?|nurses?|case ?workers?"
    r"|social workers?|workers?"
    r"|officers?|coordinators?|managers?|curators?|investigators?|commanders?|employers?|employees?|staff|supervisors?"
    r"|representatives?|agents?|contacts?|emergency|informants?|authors?|owners?|users?|account|responsible"
)
# Who acts: who looks for somebody, writes, fills in.
ACTING = (
    r"(хто|що|яка|який|які|котра|котрий|особа) (\w+ ){0,2}"
    r"(шука(є|ю|в|ла)|розшукує|пода(є|в|ла|ють)\w*|повідом\w+|заповн\w+"
    r"|залиши\w+|надісла\w+)|звер(та\w+|нув\w*|нула\w*|нули\w*)|заповн(ює|ив|ила|юв)\w*|повідом(ив|ила|ляє)\w*|ким"
    r"|(кто|что|которая|который) (\w+ ){0,2}(ищет|разыскивает|пода\w+|сообщ\w+|заполн\w+|остав\w+)|обраща\w+"
    r"|обрати(лся|лась)"
    r"|сообщи(вш\w+|л|ла)|заполни(вш\w+|л|ла)|кем|by"
    r"|who (is |are )?(look|search|seek|report|fill|writ|submit|send|ask)\w*"
    r"|person (filling|looking|searching|submitting|asking|writing|sending|completing)"
)
YOU = r"ваш\w*|вас|сво(є|ї|я|ю|го|єї|їх|е|их|ей)|мо(є|ї|я|ю|го|єї|е)|ти|твоє|твій|ваше|your(s|self)?|my|own"
PERSON = (
    r"зник\w*|безвісти|безвісно|розшуку(ван\w*|ється|ються|ють|ємо|єте)|(у|в) розшуку|шукан\w+"
    r"|кого( \w+)?( шука\w+| розшукує\w+)?"
    r"|(\w*полонен)\w*|поверн(ен|ут|ул|ув)\w*|звільнен\w*|визволен\w*|обмінян\w*|утримуван\w*|затриман\w*|увязнен\w*"
    r"|депортован\w*|викраден\w*|пропав\w*|пропал\w*|без вести|разыскива(ем\w+|ют|ется)|(в )?розыск\w*"
    r"|(\w*пленн)\w*|плен[её]н\w*"
    r"|возвращ[её]н\w*|вернувш\w+|освобожд[её]н\w*|обменян\w*|удерживаем\w*|похищенн\w*|задержанн\w*"
    r"|missing|disappeared|returned|returnees?|returning|sought|wanted|prisoners?|pows?|captives?|captured"
    r"|detainees?|detained"
    r"|released|freed|liberated|exchanged|abducted|deported|lost"
    r"|(person )?(you|they|we) (are )?(look|search|seek)\w*( for)?"
    r"|(looked|searched) for"
)
OTHERS = re.compile(rf"\b({KIN}|{ROLES}|{ACTING}|{YOU})\b")
THE_PERSON = re.compile(rf"\b({PERSON})\b")
# "The relative of the missing person": surely not the person.  The other way round it may be a missing relative.
OF_THE_PERSON = re.compile(rf"\b({KIN}|{ROLES})( of)?( the| a)? ({PERSON})\b")


class Whose(StrEnum):
    """unsaid: the head names nobody; unclear: it names the person and somebody else, as in “your missing brother”."""

    PERSON = "person"
    UNSAID = "unsaid"
    UNCLEAR = "unclear"
    OTHER = "other"


def whose(words: str) -> Whose:
    """Whose column it is, by the plain words of its head."""
    person, other = THE_PERSON.search(words), OTHERS.search(words)
    if not other:
        return Whose.PERSON if person else Whose.UNSAID
    if not person or OF_THE_PERSON.search(words):
        return Whose.OTHER
    return Whose.UNCLEAR
