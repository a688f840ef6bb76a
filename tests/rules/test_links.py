"""Where the words of an update lead to, however they are written."""

import time

import pytest

from bot.model.links import target, targets


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("див. evil.example/a?b, і все", "evil.example"),
        ("EVIL.Example", "evil.example"),
        ("www.evil.example", "www.evil.example"),
        ("домен.укр", "домен.укр"),
        ("evil.com.ua:8080", "evil.com.ua"),
        ("xn--80ak6aa92e.xn--j1amh", "xn--80ak6aa92e.xn--j1amh"),
        ("_evil.example_", "_evil.example"),
        ("-evil.example", "evil.example"),
        ("http://10.2.3.4/x", "10.2.3.4"),
        ("раypal.com", "xn--ypal-43d9g.com"),  # р and а are Cyrillic
        ("a.b@evil.example", "evil.example"),
        ("a@пошта.укр", "пошта.укр"),
        ("@Evil_bot", "@evil_bot"),
        ("#новини@evil_channel", "@evil_channel"),
        ("t.me/evil", "t.me"),
        ("tg://resolve?domain=evil.", "tg://resolve?domain=evil"),
    ],
)
def test_what_words_lead_to_is_found(words: str, leads: str) -> None:
    assert targets(f"Тут {words} щодня") == (leads,)


@pytest.mark.parametrize(
    "words", ["о 10.30", "25.11.2026", "м.Київ", "і т.д.", "вул. Хрещатик, 1", "№ 1.2", "+380 40 000 0099"]
)
def test_what_leads_nowhere_needs_no_confirmation(words: str) -> None:
    assert targets(f"Тут {words} щодня") == ()


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://Good.example./a@b", "good.example"),
        ("good.example", "good.example"),
        ("https://good.example@evil.example/x", "https://good.example@evil.example/x"),
        ("https://evil.example\\@good.example/", "https://evil.example\\@good.example/"),
        ("https://good.example&#46;evil.example/", "https://good.example&#46;evil.example/"),
        ("http://[evil", "http://[evil"),
        ("tel:+380400000099", "tel:+380400000099"),
        ("https://раypal.com/", "xn--ypal-43d9g.com"),
    ],
)
def test_where_a_hidden_address_leads_to_is_its_domain_or_all_of_it(url: str, leads: str) -> None:
    assert target(url) == leads


@pytest.mark.parametrize("words", ["a." * 20_000, "a.1." * 10_000, "a-" * 20_000, "a@" * 20_000, "1." * 20_000])
def test_a_page_of_dots_leads_nowhere_and_takes_no_time(words: str) -> None:
    began = time.process_time()
    targets(words)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("a.evil.example.1", ("a.evil.example",)),
        ("x.10.2.3.4", ("10.2.3.4",)),
        ("evil.example.10.2.3.4", ("10.2.3.4", "evil.example")),
        ("evil.com-x.example", ("evil.com-x.example",)),
    ],
)
def test_where_a_domain_ends_among_its_labels(words: str, leads: tuple[str, ...]) -> None:
    assert targets(words) == leads


def test_a_long_text_is_looked_through_quickly() -> None:
    assert targets("а-" * 2_000 + "a." * 2_000 + "a" * 2_000 + "@" * 500) == ()
