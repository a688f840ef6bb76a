"""What is missing or does not fit stops the start, and is named (N8)."""

from tests.mutants.mutant import Mutant

MUTANTS = (
    Mutant(
        "N8",
        "if (version := await version_of(db)) > known[-1].version:",
        "if (version := await version_of(db)) > 10_000:",
        (
            "tests/promises/test_n8_fail_closed.py"
            "::test_a_database_that_does_not_fit_stops_the_start_before_anything_is_sent",
        ),
        "an old program works on a newer database",
    ),
    Mutant(
        "N8",
        "absent = (name for name in needed if name.lower() not in known)",
        "absent = (name for name in set[str]() if name.lower() not in known)",
        ("tests/rules/test_settings.py::test_what_run_needs_is_named_all_at_once_when_missing",),
        "it starts without a hotline",
    ),
    Mutant(
        "N8",
        'needed = {*needs, "WEBHOOK_SECRET"} if "webhook_url" in known else set(needs)',
        "needed = set(needs)",
        ("tests/rules/test_settings.py::test_a_webhook_needs_its_secret",),
        "a webhook starts without its secret",
    ),
    Mutant(
        "N8",
        """    if not secret:
        raise ValueError("a webhook needs a secret")
""",
        "",
        ("tests/reliability/test_receiving.py::test_a_webhook_without_a_secret_is_refused",),
        "an empty secret lets everybody in",
    ),
    Mutant(
        "N8",
        "return hmac.compare_digest(said, secret.encode())",
        "return bool(secret)",
        ("tests/reliability/test_receiving.py::test_the_webhook_listens_to_telegram_only",),
        "anybody speaks as Telegram",
    ),
    Mutant(
        "N8",
        "!= KEY_BYTES for key",
        "== 0 for key",
        ("tests/rules/test_settings.py::test_a_wrong_value_is_refused_by_name",),
        "half a key is taken",
    ),
    Mutant(
        "N8",
        'return host == "localhost" or ip_address(host).is_loopback',
        "return True",
        ("tests/rules/test_settings.py::test_a_webhook_in_the_clear_is_refused",),
        "families are read in the clear on the way",
    ),
    Mutant(
        "N8",
        'return not {".", ":"} & set(host) or ip_address(host).is_private',
        "return True",
        ("tests/rules/test_settings.py::test_a_wrong_value_is_refused_by_name",),
        "the token goes in the clear over the internet",
    ),
    Mutant(
        "N8",
        """    if settings.send_rate <= FREE_RATE or not unpaid:
        return {}
""",
        """    if unpaid is not None:
        return {}
""",
        ("tests/rules/test_settings.py::test_more_than_telegram_carries_for_nothing_has_to_be_paid_for",),
        "a rate is taken that ends in flood limits",
    ),
    Mutant(
        "N8",
        "if placeholders(form) != placeholders(source):",
        "if placeholders(form) is source:",
        ("tests/rules/test_catalogs.py::test_a_translation_that_would_fail_is_found",),
        "a translation fails at the worst moment",
    ),
    Mutant(
        "N8",
        """    if path.exists():
        raise BackupRefused(f"{path} exists already and is not overwritten")
""",
        "",
        ("tests/storage/test_backup.py::test_a_backup_overwrites_nothing",),
        "a backup overwrites the one before",
    ),
    Mutant(
        "N8",
        "if occupied := [name for name in parts(target) if name.exists() and name.stat().st_size]:",
        "if occupied := [name for name in parts(target) if not name.name]:",
        ("tests/storage/test_backup.py::test_a_restore_overwrites_nothing",),
        "a restore overwrites the database",
    ),
)
