CREATE TABLE "published_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issue_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"address" text NOT NULL,
	"feed" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "work" text;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "work" text;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "logo" text;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "logo_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "letter_face" text DEFAULT 'serif' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "header" text DEFAULT 'name' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "hub" text;--> statement-breakpoint
ALTER TABLE "published_items" ADD CONSTRAINT "published_items_issue_id_published_issues_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."published_issues"("issue_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "published_items_date" ON "published_items" USING btree ("published_at" DESC NULLS LAST,"issue_id","position");--> statement-breakpoint
CREATE INDEX "published_items_issue" ON "published_items" USING btree ("issue_id");--> statement-breakpoint
CREATE INDEX "published_issues_language" ON "published_issues" USING btree ("language","published_at" DESC NULLS LAST,"issue_id");--> statement-breakpoint
CREATE INDEX "published_issues_tags" ON "published_issues" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "published_issues_work" ON "published_issues" USING btree ("work");--> statement-breakpoint
-- Whoever keeps answers for readers hears of every change to what they are made of, whatever program made it.
CREATE FUNCTION "tell_of_public_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('masthead_public_change', '');
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "publication_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "publication" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_public_change"();--> statement-breakpoint
CREATE TRIGGER "published_issues_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "published_issues" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_public_change"();--> statement-breakpoint
CREATE TRIGGER "published_slugs_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "published_slugs" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_public_change"();--> statement-breakpoint
CREATE TRIGGER "published_items_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "published_items" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_public_change"();
--> statement-breakpoint
-- Issues that are out know neither their reading time nor their links yet: the server writes them anew by itself.
UPDATE "publication" SET "rerender_started_at" = now();
