-- What was recorded stays as it was recorded: journal, ledger entries and decisions are only added to (E4, R50).
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "case_events_append_only" BEFORE UPDATE OR DELETE ON "case_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "case_events_no_truncate" BEFORE TRUNCATE ON "case_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "decisions_append_only" BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "decisions_no_truncate" BEFORE TRUNCATE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "money_entries_append_only" BEFORE UPDATE OR DELETE ON "money_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "money_entries_no_truncate" BEFORE TRUNCATE ON "money_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "refunds_stay" BEFORE DELETE ON "refunds" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "inbox_stays" BEFORE DELETE ON "inbox" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "outbox_stays" BEFORE DELETE ON "outbox" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- What a provider said, and what was to be told to whom, never changes; how far we are with it does.
CREATE TRIGGER "inbox_facts" BEFORE UPDATE ON "inbox" FOR EACH ROW
  WHEN ((OLD."provider", OLD."event_id", OLD."type", OLD."body", OLD."received_at", OLD."business_at")
    IS DISTINCT FROM (NEW."provider", NEW."event_id", NEW."type", NEW."body", NEW."received_at", NEW."business_at"))
  EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "outbox_facts" BEFORE UPDATE ON "outbox" FOR EACH ROW
  WHEN ((OLD."dedupe_key", OLD."case_no", OLD."to_role", OLD."template", OLD."params", OLD."locale", OLD."at")
    IS DISTINCT FROM (NEW."dedupe_key", NEW."case_no", NEW."to_role", NEW."template", NEW."params", NEW."locale", NEW."at"))
  EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- A refund keeps its payment and amount for life and moves only along these ways; nothing leaves 'reversed' (R18, R20).
CREATE FUNCTION "guard_refund_move"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" <> 'planned' THEN
      RAISE EXCEPTION 'refund % must begin as planned, not %', NEW."key", NEW."state" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD."key", OLD."case_no", OLD."n", OLD."payment_id", OLD."amount", OLD."currency")
    IS DISTINCT FROM (NEW."key", NEW."case_no", NEW."n", NEW."payment_id", NEW."amount", NEW."currency") THEN
    RAISE EXCEPTION 'refund % keeps its payment and amount for life', OLD."key" USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."state" = OLD."state" THEN
    RETURN NEW;
  END IF;
  IF NOT (CASE OLD."state"
    WHEN 'arrived' THEN NEW."state" = 'reversed'
    WHEN 'failed' THEN NEW."state" IN ('accepted', 'held', 'unknown', 'arrived')
    WHEN 'reversed' THEN false
    ELSE NEW."state" <> 'planned'
  END) THEN
    RAISE EXCEPTION 'refund % cannot move from % to %', OLD."key", OLD."state", NEW."state" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "refunds_move" BEFORE INSERT OR UPDATE ON "refunds" FOR EACH ROW EXECUTE FUNCTION "guard_refund_move"();
--> statement-breakpoint
-- Wakes the dispatchers at commit; they also look by themselves, so a lost notice costs only time.
CREATE FUNCTION "wake"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(TG_ARGV[0], '');
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "outbox_wakes" AFTER INSERT ON "outbox" FOR EACH STATEMENT EXECUTE FUNCTION "wake"('aftercare_outbox');
--> statement-breakpoint
CREATE TRIGGER "inbox_wakes" AFTER INSERT ON "inbox" FOR EACH STATEMENT EXECUTE FUNCTION "wake"('aftercare_inbox');
--> statement-breakpoint
CREATE TRIGGER "intakes_wake" AFTER INSERT ON "intakes" FOR EACH STATEMENT EXECUTE FUNCTION "wake"('aftercare_intake');
