ALTER TABLE "published_issues" ADD COLUMN "cover_width" integer;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "cover_height" integer;--> statement-breakpoint
-- The covers of issues that are out are measured when the server writes them anew, which it does by itself.
UPDATE "publication" SET "rerender_started_at" = now();
