-- What the shift board counts of today.
CREATE INDEX inquiry_received ON inquiry (received_at);
CREATE INDEX inquiry_accepted ON inquiry (accepted_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX return_report_reported ON return_report (reported_at);
