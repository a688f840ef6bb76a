"""The words for a death, which no sentence of the bot may hold."""

import re

from bot.i18n import Language

# Word beginnings.  "body" and "remains" are left out of the English list where they mean an office and a verb.
WORDS: dict[Language, str] = {
    "en": r"\b(dead|death|die[ds]?\b|dying|deceas|kill|murder|perish|funeral|bur(y|ied|ial)|corpse|morgue|mortal|grave"
    r"|condolence|mourn|passed away|fallen|late husband|remains of|bodies|dna of|exhum|casualt|cargo 200)",
    "uk": r"(загиб|загин|помер|помир|смерт|мертв|мерця|небіжчик|покійн|труп|тіло\b|тіла\b|тіл\b"
    r"|рештк|похо[вр]о?н|поховат|могил|морг\b|співчутт|убит|вбит|скорбот|двохсот|ексгумац|репатріац)",
}  # fmt: skip
DEATH = re.compile(
    r"загиб|загин|помер|смерт|вбит|убит|останк|мертв|покійн|похован|\bтіл(о|а|у|ом|ами|ам|ах)?\b"
    r"|\b(dead|died|dies|death|deaths|killed|remains|deceased|body|bodies|corpse|funeral|burial|buried)\b",
    re.IGNORECASE,
)
