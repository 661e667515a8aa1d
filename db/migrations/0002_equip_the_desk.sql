CREATE TABLE "link_checks" (
	"address" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"reason" text DEFAULT '' NOT NULL,
	"moved_to" text,
	"title" text,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_links" (
	"issue_id" uuid NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "published_links_issue_id_address_pk" PRIMARY KEY("issue_id","address")
);
--> statement-breakpoint
CREATE TABLE "open_windows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"editor_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preview_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issue_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "preview_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issue_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"subtitle" text NOT NULL,
	"document" jsonb NOT NULL,
	"words" integer NOT NULL,
	"name" text,
	"published_at" timestamp with time zone,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"subtitle" text DEFAULT '' NOT NULL,
	"document" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "template_is_one" CHECK ("template"."id")
);
--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "cover" text;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "cover_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "missed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "schedule_fault" text;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "cover" text;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "cover_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "published_links" ADD CONSTRAINT "published_links_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_windows" ADD CONSTRAINT "open_windows_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_created_by_editors_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."editors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_written_by_editors_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."editors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_updated_by_editors_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."editors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "published_links_address" ON "published_links" USING hash ("address");--> statement-breakpoint
CREATE INDEX "open_windows_subject" ON "open_windows" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "preview_links_issue" ON "preview_links" USING btree ("issue_id");--> statement-breakpoint
CREATE INDEX "revisions_issue" ON "revisions" USING btree ("issue_id","created_at" DESC NULLS LAST);