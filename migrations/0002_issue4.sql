CREATE TABLE "charges" (
	"key" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"kind" text NOT NULL,
	"purpose" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"tender" text,
	"method_id" text,
	"state" text NOT NULL,
	"payment_id" text,
	"ref" text,
	"version" integer DEFAULT 0 NOT NULL,
	"code" text,
	"expires_at" timestamp (3) with time zone,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "charges_kind" CHECK ("charges"."kind" in ('charge', 'hold')),
	CONSTRAINT "charges_state" CHECK ("charges"."state" in ('planned', 'awaiting', 'authorised', 'unknown', 'succeeded', 'failed', 'expired', 'cancelled')),
	CONSTRAINT "charges_paid" CHECK (("charges"."state" = 'succeeded') = ("charges"."payment_id" is not null)),
	CONSTRAINT "charges_amount" CHECK ("charges"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"dispute_id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"case_no" text,
	"amount" bigint NOT NULL,
	"lost" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"evidence_due_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "disputes_state" CHECK ("disputes"."state" in ('open', 'won', 'lost')),
	CONSTRAINT "disputes_closed" CHECK (("disputes"."state" = 'open') = ("disputes"."closed_at" is null)),
	CONSTRAINT "disputes_amount" CHECK ("disputes"."amount" > 0 and "disputes"."lost" >= 0 and ("disputes"."state" = 'lost' or "disputes"."lost" = 0))
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"key" text PRIMARY KEY NOT NULL,
	"case_no" text NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"kind" text NOT NULL,
	"value" bigint NOT NULL,
	"currency" text NOT NULL,
	"sku" text,
	"state" text NOT NULL,
	"ref" text,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grants_kind" CHECK ("grants"."kind" in ('coupon', 'gift_card', 'points', 'tier', 'gift', 'apology')),
	CONSTRAINT "grants_state" CHECK ("grants"."state" in ('planned', 'unknown', 'delivered', 'failed', 'spent', 'expired', 'revoked')),
	CONSTRAINT "grants_value" CHECK ("grants"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "alarm_cases" (
	"alarm" text NOT NULL,
	"case_no" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alarm_cases_alarm_case_no_pk" PRIMARY KEY("alarm","case_no")
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"kind" text NOT NULL,
	"sku" text NOT NULL,
	"batch" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" jsonb,
	"cause" text,
	"note" text,
	CONSTRAINT "alarms_status" CHECK ("alarms"."status" in ('open', 'closed')),
	CONSTRAINT "alarms_closed" CHECK (("alarms"."status" = 'closed') = ("alarms"."closed_at" is not null)),
	CONSTRAINT "alarms_cause" CHECK (("alarms"."status" = 'closed') = ("alarms"."cause" is not null))
);
--> statement-breakpoint
CREATE TABLE "defect_reports" (
	"case_no" text NOT NULL,
	"shop" text NOT NULL,
	"sku" text NOT NULL,
	"batch" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "defect_reports_case_no_sku_batch_pk" PRIMARY KEY("case_no","sku","batch")
);
--> statement-breakpoint
CREATE TABLE "public_opinions" (
	"case_no" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"review_id" text NOT NULL,
	"line_no" integer,
	"stars" smallint NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"contacted_at" timestamp (3) with time zone,
	"cause" text,
	"replies" integer NOT NULL,
	"changed_stars" smallint,
	"changed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "settlement_lines" (
	"case_no" text NOT NULL,
	"settlement" text NOT NULL,
	"n" integer NOT NULL,
	"shop" text NOT NULL,
	"order_no" text NOT NULL,
	"kind" text NOT NULL,
	"line_no" integer,
	"amount" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "settlement_lines_case_no_settlement_n_pk" PRIMARY KEY("case_no","settlement","n"),
	CONSTRAINT "settlement_lines_kind" CHECK ("settlement_lines"."kind" in ('goods', 'shipping', 'priceReduction', 'compensation', 'tax', 'exchange', 'reducedBefore', 'gift', 'lostDiscount', 'lostShipping', 'wear', 'returnFee', 'restockingFee'))
);
--> statement-breakpoint
ALTER TABLE "case_texts" DROP CONSTRAINT "case_texts_kind";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_not_negative";--> statement-breakpoint
DROP INDEX "tasks_queue";--> statement-breakpoint
DROP INDEX "tasks_open";--> statement-breakpoint
ALTER TABLE "returns_register" ALTER COLUMN "rma" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "kind" text DEFAULT 'return' NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "queue" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "department" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "first_response_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "override" jsonb;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "excess" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "payout" text DEFAULT 'original' NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "reduced" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "department" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "priority" smallint DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "queue" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_payments_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("payment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_cases" ADD CONSTRAINT "alarm_cases_alarm_alarms_id_fk" FOREIGN KEY ("alarm") REFERENCES "public"."alarms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_cases" ADD CONSTRAINT "alarm_cases_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_opened_by_intakes_case_no_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defect_reports" ADD CONSTRAINT "defect_reports_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_opinions" ADD CONSTRAINT "public_opinions_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_lines" ADD CONSTRAINT "settlement_lines_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_of_case" ON "charges" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "charges_of_order" ON "charges" USING btree ("shop","order_no");--> statement-breakpoint
CREATE INDEX "charges_unsettled" ON "charges" USING btree ("updated_at") WHERE "charges"."state" in ('planned', 'awaiting', 'authorised', 'unknown');--> statement-breakpoint
CREATE INDEX "disputes_of_payment" ON "disputes" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "disputes_due" ON "disputes" USING btree ("evidence_due_at") WHERE "disputes"."state" = 'open';--> statement-breakpoint
CREATE INDEX "grants_of_case" ON "grants" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "grants_of_order" ON "grants" USING btree ("shop","order_no");--> statement-breakpoint
CREATE INDEX "alarm_cases_of_case" ON "alarm_cases" USING btree ("case_no");--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_one_open" ON "alarms" USING btree ("shop","sku","batch") WHERE "alarms"."status" = 'open';--> statement-breakpoint
CREATE INDEX "alarms_by_date" ON "alarms" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "defect_reports_of_sku" ON "defect_reports" USING btree ("shop","sku","at");--> statement-breakpoint
CREATE INDEX "public_opinions_by_contact" ON "public_opinions" USING btree ("shop","contacted_at");--> statement-breakpoint
CREATE INDEX "settlement_lines_of_order" ON "settlement_lines" USING btree ("shop","order_no");--> statement-breakpoint
CREATE INDEX "cases_queue_by_kind" ON "cases" USING btree ("kind","priority","opened_at","case_no") WHERE "cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "returns_register_of_shop" ON "returns_register" USING btree ("shop","at");--> statement-breakpoint
CREATE INDEX "tasks_queue" ON "tasks" USING btree ("role","priority","opened_at","case_no","task") WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("priority","opened_at","case_no","task") WHERE "tasks"."done_at" is null;--> statement-breakpoint
ALTER TABLE "case_texts" ADD CONSTRAINT "case_texts_kind" CHECK ("case_texts"."kind" in ('symptom', 'wish', 'evidence', 'reply', 'reason', 'tried', 'answer', 'public', 'confirmation', 'address', 'account'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_excess_after_room" CHECK ("payments"."excess" = 0 or "payments"."held" + "payments"."refunded" + "payments"."disputed" = "payments"."captured");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_not_negative" CHECK (least("payments"."captured", "payments"."held", "payments"."refunded", "payments"."disputed", "payments"."excess") >= 0);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payout" CHECK ("refunds"."payout" in ('original', 'in_kind', 'reissue', 'gift_card', 'wallet', 'bank'));--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_reduced" CHECK ("units"."reduced" between 0 and "units"."net");--> statement-breakpoint
CREATE TRIGGER "settlement_lines_append_only" BEFORE UPDATE OR DELETE ON "settlement_lines" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "settlement_lines_no_truncate" BEFORE TRUNCATE ON "settlement_lines" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "disputes_stay" BEFORE DELETE ON "disputes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "charges_stay" BEFORE DELETE ON "charges" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "grants_stay" BEFORE DELETE ON "grants" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
