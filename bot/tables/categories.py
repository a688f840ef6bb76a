"""What categories are called in lists."""

from bot.model.given import Refusal
from bot.tables.vocabulary import plain

DEFAULT = "service_member"
WORDS = {
    "service_member": (
        "service member, servicemember, serviceman, servicewoman, military, soldier, combatant, pow, prisoner of war,"
        " військовослужбовець, військовослужбовиця, військовий, військова, військовополонений, військовополонена,"
        " військовий службовець, захисник, захисниця, вс, військ,"
        " военнослужащий, военнослужащая, военный, военная, военнопленный, военнопленная"
    ),
    "civilian": (
        "civilian, civilian person, civilian hostage, civil, цивільний, цивільна, цивільна особа, цивільний заручник,"
        " цивільна заручниця, цив, гражданский, гражданская, гражданское лицо, мирный житель"
    ),
    "child": (
        "child, minor, children, дитина, діти, неповнолітній, неповнолітня, малолітній, малолітня, депортована дитина,"
        " ребенок, ребёнок, дети, несовершеннолетний, несовершеннолетняя"
    ),
    "foreign_national": (
        "foreign national, foreigner, foreign, foreign citizen, foreign volunteer, іноземець, іноземка,"
        " іноземний громадянин, іноземна громадянка, громадянин іншої держави, іноземний доброволець,"
        " иностранец, иностранка, иностранный гражданин, иностранная гражданка, иностранный доброволец"
    ),
}
CATEGORIES = {plain(word): category for category, words in WORDS.items() for word in words.split(",")}


def read_category(words: str) -> str:
    """The category of the registration; a service member when nothing is said; Refusal("unknown_category")."""
    if not words:
        return DEFAULT
    category = CATEGORIES.get(plain(words))
    if category is None:
        raise Refusal("unknown_category")
    return category
