CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"shops" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"principal" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"state" text NOT NULL,
	"status" integer,
	"body" json,
	"headers" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_principal_operation_key_pk" PRIMARY KEY("principal","operation","key"),
	CONSTRAINT "idempotency_keys_done" CHECK (("idempotency_keys"."state" = 'done') = ("idempotency_keys"."status" is not null))
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"case_no" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"because" text,
	"cause" text NOT NULL,
	CONSTRAINT "case_events_case_no_seq_pk" PRIMARY KEY("case_no","seq"),
	CONSTRAINT "case_events_seq" CHECK ("case_events"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"case_no" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"customer_id" text,
	"channel" text NOT NULL,
	"problem" text,
	"wish" text,
	"remedy" text,
	"stage" text NOT NULL,
	"waiting_on" text NOT NULL,
	"priority" smallint NOT NULL,
	"outcome" text,
	"refusal_code" text,
	"stuck" boolean NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"since" timestamp (3) with time zone NOT NULL,
	"next_deadline_at" timestamp (3) with time zone,
	"next_deadline_name" text,
	"offer_amount" bigint,
	"offer_currency" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "cases_stage" CHECK ("cases"."stage" in ('intake', 'diagnosis', 'negotiation', 'execution', 'followUp', 'closed', 'archived')),
	CONSTRAINT "cases_deadline" CHECK (("cases"."next_deadline_at" is null) = ("cases"."next_deadline_name" is null))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"case_no" text NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"policy_id" text NOT NULL,
	"policy_version" text NOT NULL,
	"rule" text NOT NULL,
	"cites" jsonb NOT NULL,
	"verdict" text NOT NULL,
	"facts" jsonb NOT NULL,
	"arithmetic" jsonb NOT NULL,
	"says" jsonb NOT NULL,
	CONSTRAINT "decisions_case_no_n_pk" PRIMARY KEY("case_no","n")
);
--> statement-breakpoint
CREATE TABLE "case_numbers" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_people" (
	"case_no" text PRIMARY KEY NOT NULL,
	"name" text,
	"email" text,
	"phone" text,
	"locale" text NOT NULL,
	"channel" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"url" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"source" text,
	CONSTRAINT "case_texts_source_unique" UNIQUE("source"),
	CONSTRAINT "case_texts_kind" CHECK ("case_texts"."kind" in ('symptom', 'wish', 'evidence', 'reply', 'reason'))
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"case_no" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"same_case_key" text NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"request" jsonb NOT NULL,
	"policy" jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"principal" text NOT NULL,
	"idempotency_key" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"business_at" timestamp (3) with time zone NOT NULL,
	"ref" text,
	"case_no" text,
	"status" text DEFAULT 'new' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT to_timestamp(0) NOT NULL,
	"note" text,
	CONSTRAINT "inbox_once" UNIQUE("provider","event_id"),
	CONSTRAINT "inbox_status" CHECK ("inbox"."status" in ('new', 'done', 'ignored', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dedupe_key" text NOT NULL,
	"case_no" text NOT NULL,
	"to_role" text NOT NULL,
	"template" text NOT NULL,
	"params" jsonb NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT to_timestamp(0) NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_dedupe_key_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('queued', 'sending', 'sent', 'failed', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "money_entries" (
	"refund_key" text NOT NULL,
	"seq" integer NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "money_entries_refund_key_seq_pk" PRIMARY KEY("refund_key","seq")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"payment_id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"tender" text NOT NULL,
	"method_id" text NOT NULL,
	"currency" text NOT NULL,
	"captured" bigint NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"disputed" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "payments_never_above_captured" CHECK ("payments"."held" + "payments"."refunded" + "payments"."disputed" <= "payments"."captured"),
	CONSTRAINT "payments_not_negative" CHECK (least("payments"."captured", "payments"."held", "payments"."refunded", "payments"."disputed") >= 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"key" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"n" integer NOT NULL,
	"payment_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"destination" text,
	"state" text NOT NULL,
	"ref" text,
	"version" integer DEFAULT 0 NOT NULL,
	"code" text,
	"expected_at" timestamp (3) with time zone,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refunds_state" CHECK ("refunds"."state" in ('planned', 'accepted', 'held', 'unknown', 'arrived', 'failed', 'reversed')),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_people" (
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	CONSTRAINT "order_people_shop_order_no_pk" PRIMARY KEY("shop","order_no")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"customer_id" text NOT NULL,
	"tier" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	CONSTRAINT "orders_shop_order_no_pk" PRIMARY KEY("shop","order_no")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"line_no" integer NOT NULL,
	"unit_no" integer NOT NULL,
	"sku" text NOT NULL,
	"net" bigint NOT NULL,
	"state" text DEFAULT 'free' NOT NULL,
	"case_no" text,
	"remedy" text,
	"settled_as" text,
	CONSTRAINT "units_shop_order_no_line_no_unit_no_pk" PRIMARY KEY("shop","order_no","line_no","unit_no"),
	CONSTRAINT "units_state" CHECK ("units"."state" in ('free', 'tied', 'settled')),
	CONSTRAINT "units_tied_by_one_case" CHECK (("units"."state" = 'free') = ("units"."case_no" is null)),
	CONSTRAINT "units_tied_by_one_remedy" CHECK (("units"."state" = 'free') = ("units"."remedy" is null)),
	CONSTRAINT "units_settled" CHECK (("units"."state" = 'settled') = ("units"."settled_as" is not null)),
	CONSTRAINT "units_net" CHECK ("units"."net" >= 0)
);
--> statement-breakpoint
CREATE TABLE "case_refs" (
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"case_no" text NOT NULL,
	CONSTRAINT "case_refs_kind_ref_case_no_pk" PRIMARY KEY("kind","ref","case_no")
);
--> statement-breakpoint
CREATE TABLE "returns_register" (
	"case_no" text NOT NULL,
	"seq" integer NOT NULL,
	"entry" smallint NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"line_no" integer,
	"sku" text,
	"quantity" integer NOT NULL,
	"reason" text,
	"rma" text NOT NULL,
	"tracking_no" text,
	"result" text NOT NULL,
	"disposition" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "returns_register_case_no_seq_entry_pk" PRIMARY KEY("case_no","seq","entry"),
	CONSTRAINT "returns_register_quantity" CHECK ("returns_register"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"case_no" text NOT NULL,
	"task" text NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"step" text,
	"why" text NOT NULL,
	"level" smallint NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"how" text,
	CONSTRAINT "tasks_case_no_task_pk" PRIMARY KEY("case_no","task"),
	CONSTRAINT "tasks_done" CHECK (("tasks"."done_at" is null) = ("tasks"."how" is null))
);
--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_people" ADD CONSTRAINT "case_people_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_texts" ADD CONSTRAINT "case_texts_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_entries" ADD CONSTRAINT "money_entries_refund_key_refunds_key_fk" FOREIGN KEY ("refund_key") REFERENCES "public"."refunds"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_people" ADD CONSTRAINT "order_people_shop_order_no_orders_shop_order_no_fk" FOREIGN KEY ("shop","order_no") REFERENCES "public"."orders"("shop","order_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_shop_order_no_orders_shop_order_no_fk" FOREIGN KEY ("shop","order_no") REFERENCES "public"."orders"("shop","order_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_refs" ADD CONSTRAINT "case_refs_case_no_cases_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."cases"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns_register" ADD CONSTRAINT "returns_register_case_no_cases_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."cases"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_case_no_cases_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."cases"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("at");--> statement-breakpoint
CREATE INDEX "case_events_cause" ON "case_events" USING btree ("case_no","cause");--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("priority","opened_at","case_no") WHERE "cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_queue_by_party" ON "cases" USING btree ("waiting_on","priority","opened_at","case_no") WHERE "cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_queue_by_stage" ON "cases" USING btree ("stage","priority","opened_at","case_no") WHERE "cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_stuck" ON "cases" USING btree ("priority","opened_at","case_no") WHERE "cases"."stuck";--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("next_deadline_at") WHERE "cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_by_date" ON "cases" USING btree ("opened_at","case_no");--> statement-breakpoint
CREATE INDEX "cases_by_order" ON "cases" USING btree ("shop","order_no");--> statement-breakpoint
CREATE INDEX "cases_by_customer" ON "cases" USING btree ("customer_id","opened_at");--> statement-breakpoint
CREATE INDEX "case_texts_of_case" ON "case_texts" USING btree ("case_no","at");--> statement-breakpoint
CREATE UNIQUE INDEX "intakes_one_open_per_problem" ON "intakes" USING btree ("same_case_key") WHERE "intakes"."open";--> statement-breakpoint
CREATE UNIQUE INDEX "intakes_one_per_key" ON "intakes" USING btree ("principal","idempotency_key") WHERE "intakes"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX "intakes_unstarted" ON "intakes" USING btree ("received_at") WHERE "intakes"."started_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_new" ON "inbox" USING btree ("next_attempt_at","id") WHERE "inbox"."status" = 'new';--> statement-breakpoint
CREATE INDEX "inbox_of_case" ON "inbox" USING btree ("case_no","id");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("next_attempt_at","id") WHERE "outbox"."status" in ('queued', 'sending', 'failed');--> statement-breakpoint
CREATE INDEX "outbox_pending_of_case" ON "outbox" USING btree ("case_no","to_role","id") WHERE "outbox"."status" in ('queued', 'sending', 'failed');--> statement-breakpoint
CREATE INDEX "outbox_of_case" ON "outbox" USING btree ("case_no","id");--> statement-breakpoint
CREATE INDEX "payments_of_order" ON "payments" USING btree ("shop","order_no");--> statement-breakpoint
CREATE INDEX "refunds_of_case" ON "refunds" USING btree ("case_no","n");--> statement-breakpoint
CREATE INDEX "refunds_of_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_unsettled" ON "refunds" USING btree ("updated_at") WHERE "refunds"."state" in ('planned', 'accepted', 'held', 'unknown');--> statement-breakpoint
CREATE INDEX "units_of_case" ON "units" USING btree ("case_no") WHERE "units"."case_no" is not null;--> statement-breakpoint
CREATE INDEX "case_refs_of_case" ON "case_refs" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "returns_register_by_date" ON "returns_register" USING btree ("at","case_no","seq","entry");--> statement-breakpoint
CREATE INDEX "tasks_queue" ON "tasks" USING btree ("role","opened_at","case_no","task") WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("opened_at","case_no","task") WHERE "tasks"."done_at" is null;