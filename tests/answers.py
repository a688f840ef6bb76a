"""What people in the stories answer, by the names of the questions.  All of them are made up, as are their numbers."""

Answers = dict[str, str | None]

SOLDIER: Answers = {
    "category": "Service member", "surname": "Коваль", "given": "Тарас", "patronymic": "Іванович",
    "birth_date": "12 березня 1991", "last_contact": "24.05.2024", "relation": "Wife",
    "own_name": "Коваль Анна Петрівна", "phone": "own", "photo": None, "note": "Родимка на лівій щоці",
}  # fmt: skip
VOLUNTEER: Answers = {
    "category": "Foreign national", "surname": "Doe", "given": "Jonathan", "nationality": "Ireland",
    "birth_date": "March 12, 1988", "last_contact": None, "relation": "Brother", "own_name": "James Doe",
    "phone": "+44 7700 900123", "photo": None, "note": None,
}  # fmt: skip
CHILD: Answers = {
    "category": "Child", "surname": "Лисенко", "given": "Софія", "patronymic": "Андріївна", "birth_name": None,
    "parents": "Лисенко Олена, Лисенко Андрій", "birth_date": "2014", "last_contact": None, "relation": "Mother",
    "own_name": "Лисенко Олена Ігорівна", "phone": "own", "photo": None, "note": None,
}  # fmt: skip
CIVILIAN: Answers = {
    "category": "Civilian", "surname": "Гнатюк", "given": "Віра", "patronymic": "Степанівна", "birth_date": "05.1968",
    "last_contact": "вчора", "relation": "Daughter", "own_name": "Гнатюк Ірина", "phone": "+44 7700 900456",
    "photo": None, "note": None,
}  # fmt: skip
EVIDENCE = {
    "source": "Координатор на пункті зустрічі", "date": "12.03.2026", "territory": "Бачили на пункті зустрічі",
    "identity": "Документ і впізнання", "wish": "Tell all relatives",
}  # fmt: skip
CHOICES = ("category", "relation", "wish")
