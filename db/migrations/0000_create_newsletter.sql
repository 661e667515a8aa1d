CREATE TABLE "editors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"password_changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editors_email_lower" CHECK ("editors"."email" = lower("editors"."email")),
	CONSTRAINT "editors_role" CHECK ("editors"."role" in ('owner', 'editor'))
);
--> statement-breakpoint
CREATE TABLE "login_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"editor_id" uuid NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issues" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text,
	"number" integer,
	"title" text DEFAULT '' NOT NULL,
	"subtitle" text DEFAULT '' NOT NULL,
	"language" text,
	"canonical_address" text,
	"document" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"scheduled_for" timestamp with time zone,
	"publication_date" timestamp with time zone,
	"other_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"import_hash" text,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "issues_version" CHECK ("issues"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "published_issues" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"number" integer,
	"title" text NOT NULL,
	"subtitle" text NOT NULL,
	"language" text NOT NULL,
	"canonical_address" text,
	"document" jsonb NOT NULL,
	"page" text NOT NULL,
	"feed" text NOT NULL,
	"email" text NOT NULL,
	"text" text NOT NULL,
	"markdown" text NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"hidden_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "published_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"issue_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"key" text PRIMARY KEY NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"address" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publication_is_one" CHECK ("publication"."id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_editor_id_editors_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."editors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_updated_by_editors_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."editors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_issues" ADD CONSTRAINT "published_issues_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_slugs" ADD CONSTRAINT "published_slugs_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_editors_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."editors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "editors_email" ON "editors" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "editors_one_owner" ON "editors" USING btree ("role") WHERE "editors"."role" = 'owner';--> statement-breakpoint
CREATE INDEX "sessions_editor" ON "sessions" USING btree ("editor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issues_slug" ON "issues" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "issues_import_hash" ON "issues" USING btree ("import_hash");--> statement-breakpoint
CREATE INDEX "issues_updated" ON "issues" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "issues_scheduled" ON "issues" USING btree ("scheduled_for") WHERE "issues"."scheduled_for" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "published_issues_slug" ON "published_issues" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "published_issues_date" ON "published_issues" USING btree ("published_at" DESC NULLS LAST,"issue_id");--> statement-breakpoint
CREATE INDEX "published_slugs_issue" ON "published_slugs" USING btree ("issue_id");