"""The whole story on a Bot API that nobody here wrote: lo-bot-api-emulator from PyPI."""

from concurrent.futures import Future

from tests.end_to_end.elsewhere import Ending


def test_a_family_is_told_of_a_return_after_two_operators_have_verified_it(story: Future[Ending]) -> None:
    ending = story.result()
    assert ending.reference in ending.told
    assert ending.exit_code == 0


def test_the_emulator_found_nothing_wrong_with_what_the_bot_asked_for(story: Future[Ending]) -> None:
    ending = story.result()
    assert ending.findings["refusals"] == []
    assert ending.findings["missing_methods"] == []
    assert ending.verdict == 0
    assert ending.findings["successful_methods"]["sendMessage"] == ending.messages
