-- Since when nobody knows whether Telegram has taken a notice: if it falls, a person asks whether it arrived.
ALTER TABLE notice ADD COLUMN uncertain_at INTEGER;
