"""What registers and lists write before a name: military ranks, also shortened, and forms of address."""

WORDS = (
    "солдат сержант матрос рядовий рядовой старшина прапорщик мічман лейтенант капітан капитан майор підполковник "
    "подполковник полковник бригадний генерал старший молодший головний штаб штабс майстер мл ст гол лт кап мол "
    "солд серж прап полк підполк стсолдат військовослужбовець цивільний гр громадянин пан "
    "private soldier sergeant corporal lieutenant captain major colonel junior senior sailor civilian mr"
)
