CREATE TABLE "customer_preferences" (
	"shop" text NOT NULL,
	"customer_id" text NOT NULL,
	"channel" text,
	"locale" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	CONSTRAINT "customer_preferences_shop_customer_id_pk" PRIMARY KEY("shop","customer_id")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"customer_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"waits_for" jsonb NOT NULL,
	"erased" jsonb NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "erasures_status" CHECK ("erasures"."status" in ('waiting', 'done')),
	CONSTRAINT "erasures_done" CHECK (("erasures"."status" = 'done') = ("erasures"."done_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "day_watches" (
	"shop" text NOT NULL,
	"kind" text NOT NULL,
	"times" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "day_watches_shop_kind_pk" PRIMARY KEY("shop","kind")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "digests_once" UNIQUE("shop","kind","slot"),
	CONSTRAINT "digests_kind" CHECK ("digests"."kind" in ('opening', 'revisits', 'reviews', 'waybills', 'check', 'register', 'leftovers', 'causes', 'reconcile')),
	CONSTRAINT "digests_status" CHECK ("digests"."status" in ('made', 'missed'))
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"shop" text NOT NULL,
	"case_no" text,
	"status" text NOT NULL,
	"says" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"returned" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "findings_kind_subject_pk" PRIMARY KEY("kind","subject"),
	CONSTRAINT "findings_status" CHECK (("findings"."status" = 'closed') = ("findings"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "held_orders" (
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"reason" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	CONSTRAINT "held_orders_shop_order_no_pk" PRIMARY KEY("shop","order_no")
);
--> statement-breakpoint
CREATE TABLE "waybill_batches" (
	"key" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"slot" text NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"orders" integer NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "waybill_orders" (
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"batch" text NOT NULL,
	CONSTRAINT "waybill_orders_shop_order_no_pk" PRIMARY KEY("shop","order_no")
);
--> statement-breakpoint
CREATE TABLE "case_facts" (
	"case_no" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"is_open" boolean NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hot_spot_cases" (
	"hot_spot" text NOT NULL,
	"case_no" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hot_spot_cases_hot_spot_case_no_pk" PRIMARY KEY("hot_spot","case_no")
);
--> statement-breakpoint
CREATE TABLE "hot_spots" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	"expected" double precision NOT NULL,
	"chance" double precision NOT NULL,
	"alarm" text,
	"closed_at" timestamp (3) with time zone,
	"closed_by" jsonb,
	"cause" text,
	"note" text,
	CONSTRAINT "hot_spots_subject" CHECK ("hot_spots"."subject" in ('sku', 'carrier', 'cause')),
	CONSTRAINT "hot_spots_status" CHECK ("hot_spots"."status" in ('open', 'cooled', 'closed')),
	CONSTRAINT "hot_spots_closed" CHECK (("hot_spots"."status" = 'open') = ("hot_spots"."closed_at" is null)),
	CONSTRAINT "hot_spots_cause" CHECK (("hot_spots"."status" = 'closed') = ("hot_spots"."cause" is not null))
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"case_no" text NOT NULL,
	"promise" text NOT NULL,
	"shop" text NOT NULL,
	"owner" text NOT NULL,
	"role" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"promised_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"missed" smallint NOT NULL,
	"kept_at" timestamp (3) with time zone,
	CONSTRAINT "promises_case_no_promise_pk" PRIMARY KEY("case_no","promise"),
	CONSTRAINT "promises_missed" CHECK ("promises"."missed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "qa_samples" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"case_no" text NOT NULL,
	"agent" text,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"reasons" jsonb NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"drawn_by" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "qa_scores" (
	"sample_id" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"sheet" text NOT NULL,
	"marks" jsonb NOT NULL,
	"total" smallint NOT NULL,
	"lesson" text,
	CONSTRAINT "qa_scores_sample_id_version_pk" PRIMARY KEY("sample_id","version"),
	CONSTRAINT "qa_scores_version" CHECK ("qa_scores"."version" > 0),
	CONSTRAINT "qa_scores_total" CHECK ("qa_scores"."total" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "recoveries" (
	"key" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"payment_id" text NOT NULL,
	"refund_key" text,
	"dispute_id" text,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recoveries_of_one_thing" CHECK (("recoveries"."refund_key" is null) <> ("recoveries"."dispute_id" is null)),
	CONSTRAINT "recoveries_amount" CHECK ("recoveries"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "search_texts" (
	"case_no" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"numbers" text[] NOT NULL,
	"people" text NOT NULL,
	"words" text NOT NULL,
	"grams" text[] NOT NULL,
	"order_known" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"groups" jsonb NOT NULL,
	"shops" jsonb NOT NULL,
	"locale" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"oidc_subject" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_oidc_subject_unique" UNIQUE("oidc_subject"),
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('agent', 'senior', 'supervisor', 'manager', 'warehouse', 'finance', 'qa')),
	CONSTRAINT "staff_shops" CHECK (jsonb_array_length("staff"."shops") > 0)
);
--> statement-breakpoint
CREATE TABLE "staff_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_type" text NOT NULL,
	"by_id" text NOT NULL,
	"change" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_status";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "case_no" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "staff_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "shop" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "not_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "fallback" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "sent_by" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "resend_of" bigint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "by" jsonb;--> statement-breakpoint
ALTER TABLE "waybill_orders" ADD CONSTRAINT "waybill_orders_batch_waybill_batches_key_fk" FOREIGN KEY ("batch") REFERENCES "public"."waybill_batches"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_facts" ADD CONSTRAINT "case_facts_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hot_spot_cases" ADD CONSTRAINT "hot_spot_cases_hot_spot_hot_spots_id_fk" FOREIGN KEY ("hot_spot") REFERENCES "public"."hot_spots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hot_spot_cases" ADD CONSTRAINT "hot_spot_cases_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_case_no_cases_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."cases"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qa_samples" ADD CONSTRAINT "qa_samples_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qa_scores" ADD CONSTRAINT "qa_scores_sample_id_qa_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."qa_samples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_refund_key_refunds_key_fk" FOREIGN KEY ("refund_key") REFERENCES "public"."refunds"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_dispute_id_disputes_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("dispute_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_texts" ADD CONSTRAINT "search_texts_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_changes" ADD CONSTRAINT "staff_changes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_waiting" ON "erasures" USING btree ("shop","customer_id") WHERE "erasures"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "erasures_by_date" ON "erasures" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "digests_by_time" ON "digests" USING btree ("slot_at","id");--> statement-breakpoint
CREATE INDEX "findings_by_time" ON "findings" USING btree ("first_seen_at","kind","subject");--> statement-breakpoint
CREATE INDEX "findings_open" ON "findings" USING btree ("shop") WHERE "findings"."status" = 'open';--> statement-breakpoint
CREATE INDEX "waybill_batches_unsent" ON "waybill_batches" USING btree ("shop","slot_at") WHERE "waybill_batches"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "waybill_orders_of_batch" ON "waybill_orders" USING btree ("batch");--> statement-breakpoint
CREATE INDEX "case_facts_by_end" ON "case_facts" USING btree ("shop","last_at");--> statement-breakpoint
CREATE INDEX "case_facts_by_start" ON "case_facts" USING btree ("shop","opened_at");--> statement-breakpoint
CREATE INDEX "case_facts_open" ON "case_facts" USING btree ("shop","opened_at") WHERE "case_facts"."is_open";--> statement-breakpoint
CREATE INDEX "hot_spot_cases_of_case" ON "hot_spot_cases" USING btree ("case_no");--> statement-breakpoint
CREATE UNIQUE INDEX "hot_spots_one_open" ON "hot_spots" USING btree ("shop","subject","name") WHERE "hot_spots"."status" = 'open';--> statement-breakpoint
CREATE INDEX "hot_spots_by_date" ON "hot_spots" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "promises_open" ON "promises" USING btree ("due_at","case_no","promise") WHERE "promises"."kept_at" is null;--> statement-breakpoint
CREATE INDEX "promises_of_owner" ON "promises" USING btree ("owner","due_at","case_no","promise");--> statement-breakpoint
CREATE INDEX "qa_samples_of_shop" ON "qa_samples" USING btree ("shop","closed_at","id");--> statement-breakpoint
CREATE INDEX "qa_samples_of_agent" ON "qa_samples" USING btree ("agent","closed_at");--> statement-breakpoint
CREATE INDEX "qa_samples_of_case" ON "qa_samples" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "recoveries_of_payment" ON "recoveries" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "recoveries_of_case" ON "recoveries" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "search_texts_numbers" ON "search_texts" USING gin ("numbers");--> statement-breakpoint
CREATE INDEX "search_texts_grams" ON "search_texts" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "search_texts_by_date" ON "search_texts" USING btree ("opened_at","case_no","shop");--> statement-breakpoint
CREATE INDEX "staff_changes_of" ON "staff_changes" USING btree ("staff_id","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_events_answers" ON "case_events" USING btree ("at","case_no","seq") WHERE "case_events"."type" = 'revisitAnswered';--> statement-breakpoint
CREATE INDEX "cases_by_closing" ON "cases" USING btree ("shop","closed_at") WHERE "cases"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "intakes_of_order" ON "intakes" USING btree ("shop","order_no");--> statement-breakpoint
CREATE INDEX "outbox_of_shop" ON "outbox" USING btree ("shop","id");--> statement-breakpoint
CREATE INDEX "orders_of_customer" ON "orders" USING btree ("shop","customer_id");--> statement-breakpoint
CREATE INDEX "tasks_of_owner" ON "tasks" USING btree ("owner") WHERE "tasks"."done_at" is null and "tasks"."owner" is not null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('queued', 'sending', 'sent', 'failed', 'dead', 'stale', 'cancelled'));--> statement-breakpoint
-- Every message belongs to a shop; those of a case to its own. What a customer is told is always about a case (D7).
UPDATE "outbox" SET "shop" = "intakes"."shop" FROM "intakes" WHERE "intakes"."case_no" = "outbox"."case_no";
--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_of_a_shop" CHECK ("shop" <> '');
--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_of_a_case" CHECK ("case_no" IS NOT NULL OR "to_role" NOT IN ('customer', 'public'));
--> statement-breakpoint
DROP TRIGGER "outbox_facts" ON "outbox";
--> statement-breakpoint
CREATE TRIGGER "outbox_facts" BEFORE UPDATE ON "outbox" FOR EACH ROW
  WHEN ((OLD."dedupe_key", OLD."case_no", OLD."shop", OLD."to_role", OLD."template", OLD."locale", OLD."at", OLD."resend_of")
    IS DISTINCT FROM (NEW."dedupe_key", NEW."case_no", NEW."shop", NEW."to_role", NEW."template", NEW."locale", NEW."at", NEW."resend_of")
    OR NOT OLD."params" @> NEW."params")
  EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "staff_changes_append_only" BEFORE UPDATE OR DELETE ON "staff_changes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "staff_changes_no_truncate" BEFORE TRUNCATE ON "staff_changes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "staff_stay" BEFORE DELETE ON "staff" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- What people got back by hand stays as it was recorded (R7, R22).
CREATE TRIGGER "recoveries_append_only" BEFORE UPDATE OR DELETE ON "recoveries" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "recoveries_no_truncate" BEFORE TRUNCATE ON "recoveries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

--> statement-breakpoint
-- What a provider said stays as it said it, until the person it speaks of is erased: then nothing of it is left (R50).
DROP TRIGGER "inbox_facts" ON "inbox";
--> statement-breakpoint
CREATE TRIGGER "inbox_facts" BEFORE UPDATE ON "inbox" FOR EACH ROW
  WHEN ((OLD."provider", OLD."event_id", OLD."type", OLD."received_at", OLD."business_at")
    IS DISTINCT FROM (NEW."provider", NEW."event_id", NEW."type", NEW."received_at", NEW."business_at")
    OR (OLD."body" IS DISTINCT FROM NEW."body" AND NEW."body" <> '{"erased": true}'))
  EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- A score that was given stays; a correction is a further version (H3). An erasure stays on record for ever (R50).
CREATE TRIGGER "qa_scores_append_only" BEFORE UPDATE OR DELETE ON "qa_scores" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "qa_scores_no_truncate" BEFORE TRUNCATE ON "qa_scores" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "erasures_stay" BEFORE DELETE ON "erasures" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- The most frequent pieces of texts are known one by one, so that questions of several are planned well (E4).
ALTER TABLE "search_texts" ALTER COLUMN "grams" SET STATISTICS 500;
