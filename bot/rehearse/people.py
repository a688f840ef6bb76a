"""Who is on the page: two relatives and four operators.  No such people exist; their numbers cannot be dialled."""

from dataclasses import dataclass

from bot.i18n import Language
from bot.model.rights import Role
from bot.rehearsal import Account, StandIn
from bot.rehearsal.page import Part

REPORTS = ("операторка, вносить повернення", "operator, reports returns")
VERIFIES = ("оператор, звіряє повернення", "operator, verifies returns")
WRITES = ("операторка, пише оновлення", "operator, writes updates")
KEEPS = ("адміністраторка, веде реєстр", "administrator, keeps the register")


@dataclass(frozen=True)
class Colleague:
    """An operator: the account, the role, the name in both languages."""

    part: Part
    role: Role

    @property
    def account(self) -> Account:
        """The Telegram account."""
        return self.part.person

    def introduces(self, language: Language) -> None:
        """The account has the name and the language in which the page is read."""
        self.account.renames(self.part.names[language], language)


class People:
    """Everybody on the page, in the order of the page."""

    def __init__(self, telegram: StandIn) -> None:
        person = telegram.person
        self.olena = person("Олена", last_name="Коваль", language_code="uk", phone="+380400000001")
        self.james = person("James", last_name="Doe", language_code="en", phone="+447700900123")
        self.maria, self.petro, self.sofia, self.oksana = (
            person(name, language_code="uk") for name in ("Марія", "Петро", "Софія", "Оксана")
        )
        self.relatives = (
            _part(
                self.olena,
                ("Олена Коваль", "Olena Koval"),
                ("шукає чоловіка, пише українською", "looks for her husband, writes in Ukrainian"),
            ),
            _part(
                self.james,
                ("Джеймс Доу", "James Doe"),
                ("шукає брата, пише англійською", "looks for his brother, writes in English"),
            ),
        )
        self.operators = (
            Colleague(_part(self.maria, ("Марія", "Maria"), REPORTS), Role.VERIFIER),
            Colleague(_part(self.petro, ("Петро", "Petro"), VERIFIES), Role.VERIFIER),
            Colleague(_part(self.sofia, ("Софія", "Sofia"), WRITES), Role.BROADCASTER),
            Colleague(_part(self.oksana, ("Оксана", "Oksana"), KEEPS), Role.ADMIN),
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """For the page."""
        return (*self.relatives, *(one.part for one in self.operators))


def _part(person: Account, names: tuple[str, str], who: tuple[str, str]) -> Part:
    return Part(person, dict(zip(("uk", "en"), names, strict=True)), dict(zip(("uk", "en"), who, strict=True)))
