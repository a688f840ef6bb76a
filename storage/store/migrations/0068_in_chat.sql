-- Whether operators' chats name nobody and only let them stop (OPERATORS_IN_CHAT=alerts).  One row; set when the bot
-- starts, so that the command line, too, says no more in a chat than the bot would.
CREATE TABLE in_chat (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  only_alerts INTEGER NOT NULL DEFAULT 0 CHECK (only_alerts IN (0, 1))
) STRICT;
INSERT INTO in_chat (id) VALUES (1);
