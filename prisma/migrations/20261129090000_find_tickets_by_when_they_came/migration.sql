-- Whatever is written meanwhile waits, and is then written with the places that it would lack otherwise.
LOCK TABLE feedback_tickets IN EXCLUSIVE MODE;

-- A ticket is found by when it was received as well, so that of a word that many have only the newest are gathered.
CREATE FUNCTION places_of(product uuid, received timestamptz) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY['P' || product, 'P' || product || to_char(timezone('UTC', received), '/YYYY'),
  'P' || product || to_char(timezone('UTC', received), '/YYYY-MM'),
  'P' || product || to_char(timezone('UTC', received), '/YYYY-MM-DD')];

CREATE OR REPLACE FUNCTION refresh_ticket(workspace uuid, root uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  said text;
  places text[];
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

  SELECT places_of(product_id, received_at) INTO places FROM feedback_tickets WHERE workspace_id = workspace AND id = root;
  INSERT INTO ticket_search (workspace_id, ticket_id, document)
  VALUES (workspace, root, array_to_tsvector(places || ('W' || workspace) || search_words(left(said, 300000))))
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

CREATE OR REPLACE FUNCTION refresh_changed_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_tickets(workspace_id, array_agg(id)) FROM (
    SELECT n.workspace_id, unnest(ARRAY[n.id, o.merged_into_id]) AS id
    FROM changed n JOIN before o ON o.workspace_id = n.workspace_id AND o.id = n.id
    WHERE (n.title, n.description, n.number, n.product_id, n.received_at, n.contact_id, n.company_id, n.customer_name,
        n.customer_email, n.customer_company, n.customer_intercom_id, n.merged_into_id)
      IS DISTINCT FROM (o.title, o.description, o.number, o.product_id, o.received_at, o.contact_id, o.company_id, o.customer_name,
        o.customer_email, o.customer_company, o.customer_intercom_id, o.merged_into_id)
  ) touched WHERE id IS NOT NULL GROUP BY workspace_id;
  RETURN NULL;
END $$;

UPDATE ticket_search s SET document = s.document || array_to_tsvector(places_of(t.product_id, t.received_at))
FROM feedback_tickets t WHERE t.workspace_id = s.workspace_id AND t.id = s.ticket_id;

-- Each search reads what is not yet in the index itself.
ALTER INDEX "ticket_search_document_idx" SET (gin_pending_list_limit = 512);
