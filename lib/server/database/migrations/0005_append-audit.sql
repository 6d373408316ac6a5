-- Adds rows to the audit chain in one statement: the head is locked, each row takes the next number and a hash
-- over number, previous hash and the very bytes that are stored. Source of the rule: docs/audit-log.md.
CREATE FUNCTION append_audit(happened_at timestamptz, entries json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head audit_head%ROWTYPE;
  entry record;
  next_hash text;
BEGIN
  SELECT * INTO head FROM audit_head WHERE one = 1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the audit log has lost its head row';
  END IF;
  FOR entry IN SELECT * FROM json_to_recordset(entries) AS row(actor text, event text, object text, body text) LOOP
    next_hash := encode(
      sha256(convert_to('rd-audit-1|' || (head.seq + 1) || '|' || head.hash || '|' || entry.body, 'UTF8')), 'hex');
    INSERT INTO audit (seq, at, actor, event, object, body, previous_hash, hash)
    VALUES (head.seq + 1, happened_at, entry.actor, entry.event, entry.object, entry.body, head.hash, next_hash);
    head.seq := head.seq + 1;
    head.hash := next_hash;
  END LOOP;
  UPDATE audit_head SET seq = head.seq, hash = head.hash WHERE one = 1;
END;
$$;
