CREATE TABLE "evidence_files" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"case_no" text,
	"name" text,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text,
	"width" integer,
	"height" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"state" text NOT NULL,
	"held_by" text,
	CONSTRAINT "evidence_state" CHECK ("evidence_files"."state" in ('storing', 'kept', 'leaving', 'gone')),
	CONSTRAINT "evidence_type" CHECK ("evidence_files"."type" in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime'))
);
--> statement-breakpoint
CREATE TABLE "import_lines" (
	"import_id" text NOT NULL,
	"n" integer NOT NULL,
	"state" text NOT NULL,
	"fields" jsonb,
	"case_no" text,
	"field" text,
	"code" text,
	"message" text,
	"leased_until" timestamp (3) with time zone,
	CONSTRAINT "import_lines_import_id_n_pk" PRIMARY KEY("import_id","n"),
	CONSTRAINT "import_line_state" CHECK ("import_lines"."state" in ('waiting', 'valid', 'opened', 'same', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"name" text,
	"dry_run" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"lines" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbound_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbound_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"external_id" text NOT NULL,
	"shop" text,
	"conversation" text,
	"outcome" text NOT NULL,
	"case_no" text,
	"why" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"sender" text,
	"sender_name" text,
	"subject" text,
	"words" text,
	"files" jsonb NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"handled_by" jsonb,
	CONSTRAINT "inbound_once" UNIQUE("channel","external_id"),
	CONSTRAINT "inbound_outcome" CHECK ("inbound_messages"."outcome" in ('new', 'case', 'reply', 'item', 'ignored', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "payload_reads" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_role" text NOT NULL,
	"workflows" jsonb NOT NULL,
	"payloads" integer NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "port_health" (
	"port" text PRIMARY KEY NOT NULL,
	"last_success_at" timestamp (3) with time zone,
	"last_failure_at" timestamp (3) with time zone,
	"last_failure" text,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "port_health_port" CHECK ("port_health"."port" in ('shop', 'warehouse', 'carrier', 'payments'))
);
--> statement-breakpoint
CREATE TABLE "port_pauses" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"port" text NOT NULL,
	"by" jsonb NOT NULL,
	"why" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" jsonb,
	CONSTRAINT "port_pauses_port" CHECK ("port_pauses"."port" in ('shop', 'warehouse', 'carrier', 'payments')),
	CONSTRAINT "port_pauses_why" CHECK (length(trim("port_pauses"."why")) > 0),
	CONSTRAINT "port_pauses_ended" CHECK (("port_pauses"."ended_at" is null) = ("port_pauses"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "awaited_port" text;--> statement-breakpoint
ALTER TABLE "evidence_files" ADD CONSTRAINT "evidence_files_case_no_intakes_case_no_fk" FOREIGN KEY ("case_no") REFERENCES "public"."intakes"("case_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_lines" ADD CONSTRAINT "import_lines_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_once_a_case" ON "evidence_files" USING btree ("case_no","sha256");--> statement-breakpoint
CREATE INDEX "evidence_of_case" ON "evidence_files" USING btree ("case_no","at");--> statement-breakpoint
CREATE INDEX "evidence_held" ON "evidence_files" USING btree ("held_by");--> statement-breakpoint
CREATE INDEX "evidence_to_sweep" ON "evidence_files" USING btree ("at") WHERE "evidence_files"."case_no" is null or "evidence_files"."state" <> 'kept';--> statement-breakpoint
CREATE INDEX "import_lines_waiting" ON "import_lines" USING btree ("import_id","n") WHERE "import_lines"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "imports_by_date" ON "imports" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "inbound_items" ON "inbound_messages" USING btree ("id") WHERE "inbound_messages"."outcome" = 'item';--> statement-breakpoint
CREATE INDEX "inbound_of_conversation" ON "inbound_messages" USING btree ("channel","shop","conversation");--> statement-breakpoint
CREATE INDEX "inbound_of_case" ON "inbound_messages" USING btree ("case_no");--> statement-breakpoint
CREATE INDEX "inbound_of_sender" ON "inbound_messages" USING btree ("sender");--> statement-breakpoint
CREATE INDEX "payload_reads_at" ON "payload_reads" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "port_pauses_open" ON "port_pauses" USING btree ("port") WHERE "port_pauses"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "case_events_decided" ON "case_events" USING btree ("at") WHERE "case_events"."type" = 'decisionMade';--> statement-breakpoint
CREATE INDEX "cases_held" ON "cases" USING btree ("awaited_port","case_no") WHERE "cases"."awaited_port" is not null;--> statement-breakpoint
CREATE INDEX "refunds_in_trouble" ON "refunds" USING btree ("updated_at","key") WHERE "refunds"."state" in ('planned', 'held', 'unknown', 'failed', 'reversed');--> statement-breakpoint
-- Who had what decrypted stays on record (E4).
CREATE TRIGGER "payload_reads_append_only" BEFORE UPDATE OR DELETE ON "payload_reads" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "payload_reads_no_truncate" BEFORE TRUNCATE ON "payload_reads" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- Who stopped a port, and why, stays; a pause only ends.
CREATE TRIGGER "port_pauses_stay" BEFORE DELETE ON "port_pauses" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
-- Whoever watches is told of each write once it is committed: which case, up to which event, and what kind of actor; no more.
CREATE FUNCTION "tell_case_events"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE news record;
BEGIN
  FOR news IN SELECT DISTINCT ON ("case_no") "case_no", "seq", "type", "actor_type", "actor_id" FROM "written" ORDER BY "case_no", "seq" DESC LOOP
    PERFORM pg_notify('case_events', json_build_object('caseNo', news."case_no", 'seq', news."seq", 'type', news."type", 'actor', news."actor_type", 'actorId', news."actor_id")::text);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "case_events_told" AFTER INSERT ON "case_events" REFERENCING NEW TABLE AS "written" FOR EACH STATEMENT EXECUTE FUNCTION "tell_case_events"();
