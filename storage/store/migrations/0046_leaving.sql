-- What a removed operator has proposed of a list is opened again piece by piece, too.
ADMIT 'leave' AS batch.deed;
