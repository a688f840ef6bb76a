-- A family corrects any of its answers; what stood there before is kept as with the own name and number.
ADMIT 'surname' AS change.field;
ADMIT 'given' AS change.field;
ADMIT 'patronymic' AS change.field;
ADMIT 'nationality' AS change.field;
ADMIT 'birth_name' AS change.field;
ADMIT 'parents' AS change.field;
ADMIT 'birth_date' AS change.field;
ADMIT 'last_contact' AS change.field;
ADMIT 'relation' AS change.field;
ADMIT 'note' AS change.field;
