-- What is written without spaces is found by each two neighbouring characters, all else by words and their beginnings.
-- Words are cut apart here, not by PostgreSQL's parser, whose idea of a letter depends on the server's locale.
CREATE FUNCTION search_words(given text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  form text := search_form(given);
  unspaced boolean := form ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]';
BEGIN
  IF NOT unspaced THEN
    RETURN ARRAY (
      SELECT DISTINCT left(w, 64) FROM unnest(regexp_split_to_array(form, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+')) AS w
      WHERE w <> '' LIMIT 20000);
  END IF;
  RETURN ARRAY (
    WITH words AS (
      SELECT left(w, 64) AS word
      FROM unnest(regexp_split_to_array(regexp_replace(form, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)', ' \1 ', 'g'), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+')) AS w
      WHERE w <> ''
    )
    SELECT piece FROM (
      SELECT word AS piece FROM words WHERE word !~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]'
      UNION
      SELECT substr(word, at, size) FROM words, generate_series(1, length(word)) at, generate_series(1, 2) size
      WHERE word ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]'
    ) pieces LIMIT 20000);
END $$;

-- Null where nothing can be looked for. Of a run without spaces every pair has to be there.
CREATE FUNCTION search_query(given text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
BEGIN ATOMIC
  SELECT string_agg(
    '''' || replace(replace(piece, '\', '\\'), '''', '''''') || CASE WHEN isolated THEN '''' ELSE ''':*' END, ' & '
  )::tsquery
  FROM (
    SELECT piece, piece ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]' AS isolated
    FROM unnest(search_words(left(given, 200))) piece LIMIT 60
  ) pieces;
END;

-- Of a ticket and all that is merged into it: what it is found by, and how many people and companies are behind it.
CREATE FUNCTION refresh_ticket(workspace uuid, root uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  said text;
  product uuid;
BEGIN
  SELECT string_agg(concat_ws(' ', p.key, g.number, g.title, left(g.description, 20000), g.customer_name,
      g.customer_email, g.customer_company, c.name, c.email, co.name,
      (SELECT string_agg(m.name, ' ') FROM contact_companies mc
        JOIN companies m ON m.workspace_id = mc.workspace_id AND m.id = mc.company_id AND m.deleted_at IS NULL
        WHERE mc.workspace_id = g.workspace_id AND mc.contact_id = g.contact_id),
      (SELECT string_agg(left(q.body_text, 20000), ' ') FROM ticket_quotes q
        WHERE q.workspace_id = g.workspace_id AND q.ticket_id = g.id),
      (SELECT string_agg(left(k.body, 20000), ' ') FROM ticket_comments k
        WHERE k.workspace_id = g.workspace_id AND k.ticket_id = g.id AND k.deleted_at IS NULL),
      (SELECT left(string_agg(concat_ws(' ', m.author_name, left(m.body_text, 20000)), ' ' ORDER BY m.written_at DESC), 100000)
        FROM ticket_origins o JOIN conversation_messages m ON m.workspace_id = o.workspace_id
          AND m.intercom_app_id = o.intercom_app_id AND m.conversation_id = o.conversation_id
        WHERE o.workspace_id = g.workspace_id AND o.ticket_id = g.id)), ' ')
    INTO said
    FROM (
      SELECT * FROM feedback_tickets WHERE workspace_id = workspace AND id = root
      UNION ALL
      SELECT * FROM feedback_tickets WHERE workspace_id = workspace AND merged_into_id = root
    ) g
    JOIN products p ON p.workspace_id = g.workspace_id AND p.id = g.product_id
    LEFT JOIN contacts c ON c.workspace_id = g.workspace_id AND c.id = g.contact_id AND c.deleted_at IS NULL
    LEFT JOIN companies co ON co.workspace_id = g.workspace_id AND co.id = g.company_id AND co.deleted_at IS NULL;

  SELECT product_id INTO product FROM feedback_tickets WHERE workspace_id = workspace AND id = root;
  INSERT INTO ticket_search (workspace_id, ticket_id, document)
  VALUES (workspace, root, array_to_tsvector(ARRAY['W' || workspace, 'P' || product] || search_words(left(said, 300000))))
  ON CONFLICT (workspace_id, ticket_id) DO UPDATE SET document = excluded.document
  WHERE ticket_search.document <> excluded.document;

  UPDATE feedback_tickets t SET customer_count = n.customers, company_count = n.companies
  FROM (
    SELECT count(DISTINCT coalesce(g.contact_id::text, g.customer_intercom_id, lower(g.customer_email), g.id::text))::int
        AS customers,
      count(DISTINCT coalesce(g.company_id::text, (
        SELECT m.id::text FROM contact_companies mc
        JOIN companies m ON m.workspace_id = mc.workspace_id AND m.id = mc.company_id AND m.deleted_at IS NULL
        WHERE mc.workspace_id = g.workspace_id AND mc.contact_id = g.contact_id
        ORDER BY m.name, m.id LIMIT 1), lower(g.customer_company)))::int AS companies
    FROM (
      SELECT * FROM feedback_tickets WHERE workspace_id = workspace AND id = root
      UNION ALL
      SELECT * FROM feedback_tickets WHERE workspace_id = workspace AND merged_into_id = root
    ) g
  ) n
  WHERE t.workspace_id = workspace AND t.id = root
    AND (t.customer_count, t.company_count) IS DISTINCT FROM (n.customers, n.companies);
END $$;

-- One by one, and always by an index: what a planner thinks turns out to be wrong where a table has just been filled.
CREATE FUNCTION refresh_tickets(workspace uuid, tickets uuid[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  roots uuid[];
  root uuid;
BEGIN
  IF tickets IS NULL OR EXISTS (SELECT FROM workspaces WHERE id = workspace AND deleting_since IS NOT NULL) THEN
    RETURN;
  END IF;
  SELECT array_agg(DISTINCT coalesce(merged_into_id, id)) INTO roots
  FROM feedback_tickets WHERE workspace_id = workspace AND id = ANY (tickets);
  IF roots IS NULL THEN
    RETURN;
  END IF;
  -- Always the tickets before what is kept of them, so that two do not wait for each other.
  PERFORM FROM feedback_tickets WHERE workspace_id = workspace AND id = ANY (roots) ORDER BY id FOR NO KEY UPDATE;
  FOREACH root IN ARRAY roots LOOP
    PERFORM refresh_ticket(workspace, root);
  END LOOP;
END $$;

CREATE FUNCTION refresh_new_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(workspace_id, array_agg(id)) FROM changed GROUP BY workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_new_tickets AFTER INSERT ON feedback_tickets
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_new_tickets();

CREATE FUNCTION refresh_changed_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(workspace_id, array_agg(id)) FROM (
    SELECT n.workspace_id, unnest(ARRAY[n.id, o.merged_into_id]) AS id
    FROM changed n JOIN before o ON o.workspace_id = n.workspace_id AND o.id = n.id
    WHERE (n.title, n.description, n.number, n.product_id, n.contact_id, n.company_id, n.customer_name,
        n.customer_email, n.customer_company, n.customer_intercom_id, n.merged_into_id)
      IS DISTINCT FROM (o.title, o.description, o.number, o.product_id, o.contact_id, o.company_id, o.customer_name,
        o.customer_email, o.customer_company, o.customer_intercom_id, o.merged_into_id)
  ) touched WHERE id IS NOT NULL GROUP BY workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_changed_tickets AFTER UPDATE ON feedback_tickets
REFERENCING NEW TABLE AS changed OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION refresh_changed_tickets();

-- Of quotes, comments and conversations of theirs.
CREATE FUNCTION refresh_tickets_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(workspace_id, array_agg(DISTINCT ticket_id)) FROM changed GROUP BY workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_on_insert AFTER INSERT ON ticket_quotes
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();
CREATE TRIGGER refresh_on_update AFTER UPDATE ON ticket_quotes
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();
CREATE TRIGGER refresh_on_delete AFTER DELETE ON ticket_quotes
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();
CREATE TRIGGER refresh_on_insert AFTER INSERT ON ticket_origins
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();
CREATE TRIGGER refresh_on_update AFTER UPDATE ON ticket_origins
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();
CREATE TRIGGER refresh_on_insert AFTER INSERT ON ticket_comments
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();
CREATE TRIGGER refresh_on_update AFTER UPDATE ON ticket_comments
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_rows();

CREATE FUNCTION refresh_tickets_of_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(o.workspace_id, array_agg(DISTINCT o.ticket_id))
  FROM (SELECT DISTINCT workspace_id, intercom_app_id, conversation_id FROM changed) m
  JOIN ticket_origins o ON o.workspace_id = m.workspace_id AND o.intercom_app_id = m.intercom_app_id
    AND o.conversation_id = m.conversation_id
  WHERE o.ticket_id IS NOT NULL GROUP BY o.workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_on_insert AFTER INSERT ON conversation_messages
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_messages();
CREATE TRIGGER refresh_on_update AFTER UPDATE ON conversation_messages
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_messages();
CREATE TRIGGER refresh_on_delete AFTER DELETE ON conversation_messages
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_messages();

-- Of people and companies who are called otherwise by now; most of them have no ticket.
CREATE FUNCTION refresh_tickets_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(t.workspace_id, array_agg(t.id))
  FROM changed n JOIN before o ON o.workspace_id = n.workspace_id AND o.id = n.id
  JOIN feedback_tickets t ON t.workspace_id = n.workspace_id AND t.contact_id = n.id
  WHERE (n.name, n.email, n.deleted_at) IS DISTINCT FROM (o.name, o.email, o.deleted_at)
  GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_tickets AFTER UPDATE ON contacts
REFERENCING NEW TABLE AS changed OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_people();

CREATE FUNCTION refresh_tickets_of_companies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(t.workspace_id, array_agg(DISTINCT t.id))
  FROM changed n JOIN before o ON o.workspace_id = n.workspace_id AND o.id = n.id
  JOIN contact_companies m ON m.workspace_id = n.workspace_id AND m.company_id = n.id
  JOIN feedback_tickets t ON t.workspace_id = m.workspace_id AND t.contact_id = m.contact_id
  WHERE (n.name, n.deleted_at) IS DISTINCT FROM (o.name, o.deleted_at)
  GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_tickets AFTER UPDATE ON companies
REFERENCING NEW TABLE AS changed OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_companies();

CREATE FUNCTION refresh_tickets_of_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(t.workspace_id, array_agg(DISTINCT t.id))
  FROM changed m JOIN feedback_tickets t ON t.workspace_id = m.workspace_id AND t.contact_id = m.contact_id
  GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_on_insert AFTER INSERT ON contact_companies
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_members();
CREATE TRIGGER refresh_on_delete AFTER DELETE ON contact_companies
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_tickets_of_members();

-- Tickets that are here already.
SELECT refresh_tickets(workspace_id, array_agg(id)) FROM feedback_tickets GROUP BY workspace_id;
