"""Made-up people, lists of returned people with every usual kind of damage, decoys, and who finds them.

Shares no code and no lexicon with bot.matching: surnames come from the public dictionary of names-translator, other
alphabets from the tables of translitua, given names and the damage are written down here.
"""
