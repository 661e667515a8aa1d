ALTER TABLE "issues" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "published_issues" ADD COLUMN "rendered_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "author_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "author_about" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "rerender_started_at" timestamp with time zone;--> statement-breakpoint
-- Files that were imported before may have named these; they were kept as fields without a meaning.
UPDATE "issues" SET "tags" = ARRAY(SELECT jsonb_array_elements_text("other_fields"->'tags')), "other_fields" = "other_fields" - 'tags'
WHERE CASE WHEN jsonb_typeof("other_fields"->'tags') = 'array' THEN NOT jsonb_path_exists("other_fields"->'tags', '$[*] ? (@.type() != "string")') ELSE false END;--> statement-breakpoint
UPDATE "issues" SET "author" = "other_fields"->>'author', "other_fields" = "other_fields" - 'author'
WHERE jsonb_typeof("other_fields"->'author') = 'string' AND "other_fields"->>'author' <> '';--> statement-breakpoint
UPDATE "published_issues" SET "tags" = "issues"."tags", "author" = "issues"."author"
FROM "issues" WHERE "issues"."id" = "published_issues"."issue_id";
