"""The catalogs: complete, up to date with the code, and unable to fail when a sentence is filled in."""

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot import catalogs, i18n
from bot.i18n import LANGUAGES, LOCALES, Language

ROOT = Path(__file__).parents[2]
KEYWORDS = {"t": None, "tn": (1, 2)}


def po(text: str, language: Language = "uk") -> Catalog:
    return read_po(io.BytesIO(text.encode()), locale=language)


def faults_of(source: str, translation: str, flags: str = "") -> list[str]:
    template, entry = po(f'{source}\nmsgstr ""\n'), f"{flags}{source}\n{translation}\n"
    if "msgid_plural" in source:
        template = po(f'{source}\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n')
    return [fault.split(":")[0] for fault in catalogs.compared(template, po(entry), complete=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalog_has_no_fault(language: Language) -> None:
    assert catalogs.faults(language) == []


def test_the_template_has_exactly_the_sentences_of_the_code() -> None:
    coded = Catalog()
    ways = [("**.py", "python"), ("**.html", "jinja2")]
    for folder in (ROOT / "bot" / "texts", ROOT / "desk" / "templates"):
        for _, _, sentence, _, context in extract_from_dir(folder, ways, keywords=KEYWORDS):
            coded.add(sentence, context=context)
    with (LOCALES / "messages.pot").open("rb") as source:
        template = read_po(source)
    in_code, in_template = (
        {catalogs.key(message) for message in catalog if message.id} for catalog in (coded, template)
    )
    assert in_code
    assert in_template == in_code


def test_there_is_a_catalog_for_every_language_and_no_other() -> None:
    assert {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/messages.po")} == set(LANGUAGES)


def test_a_good_translation_passes() -> None:
    assert faults_of('msgid "<b>{name}</b>, hello"', 'msgstr "Вітаємо, <b>{name}</b>"') == []


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ('msgstr ""', "not translated"),
        ('msgstr "<b>{nmae}</b>"', "other placeholders"),
        ('msgstr "<b>ім\'я</b>"', "other placeholders"),
        ('msgstr "<b>{name</b>"', "other placeholders"),
        ('msgstr "{name}"', "other tags"),
        ('msgstr "<i>{name}</i>"', "other tags"),
        ('msgstr "<b>{name}<b>"', "other tags"),
        ('msgstr "</b>{name}<b>"', "other tags"),
    ],
)
def test_a_translation_that_would_fail_is_found(translation: str, fault: str) -> None:
    assert faults_of('msgid "<b>{name}</b>"', translation) == [fault]


def test_each_plural_form_is_looked_at() -> None:
    source = 'msgid "{n} day"\nmsgid_plural "{n} days"'
    good = 'msgstr[0] "{n} день"\nmsgstr[1] "{n} дні"\nmsgstr[2] "{n} днів"'
    assert faults_of(source, good) == []
    assert faults_of(source, good.replace('{n} дні"', 'дні"')) == ["other placeholders"]
    assert faults_of(source, good.replace("{n} днів", "")) == ["not translated"]


def test_a_guess_of_the_tools_is_no_translation() -> None:
    assert faults_of('msgid "yes"', 'msgstr "так"', "#, fuzzy\n") == ["fuzzy"]


def test_a_suggestion_is_not_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text('#, fuzzy\n#| msgid "no"\nmsgid "yes"\nmsgstr "ні"\n', encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALES", tmp_path)
    assert i18n.catalog.__wrapped__("uk").gettext("yes") == "yes"


def test_a_catalog_that_lags_behind_is_found() -> None:
    template, catalog = po('msgid "old"\nmsgstr ""\nmsgid "new"\nmsgstr ""\n'), po('msgid "old"\nmsgstr "старе"\n')
    assert list(catalogs.compared(template, catalog, complete=True)) == ["lacks: 'new'"]
    assert list(catalogs.compared(catalog, template, complete=False)) == ["not in the code any more: 'new'"]


def test_a_wrong_number_of_plural_forms_is_found() -> None:
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    found = list(catalogs.compared(po(header), po(header), complete=True))
    assert found == ["2 plural forms are not the number of the language"]
